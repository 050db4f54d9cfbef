#pragma once

#include <QObject>
#include <QTranslator>
#include <functional>

namespace portolan::app {

/// The language of the program, switched live: every window gets QEvent::LanguageChange.
class Language : public QObject {
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);

    static QString ofSystem(); ///< "en" or "ru"

    /// Context and source to text, for where there is no application yet.
    using Words = std::function<std::string(const char *, const char *)>;
    static Words words(const QString &code);

    const QString &code() const { return code_; }
    void use(const QString &code); ///< "en" or "ru"; anything else is English

private:
    QString code_;
    QTranslator ours_;
    QTranslator qts_; ///< Qt's own dialogs, where Qt's translations are installed
};

} // namespace portolan::app
