#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

/// A resource in a static library is linked only when it is named; the macro wants the global namespace.
static void nameTranslations() { Q_INIT_RESOURCE(translations); }

namespace portolan::app {

Language::Language(QObject *parent) : QObject(parent) { nameTranslations(); }

QString Language::ofSystem() {
    for (const QString &wanted : QLocale::system().uiLanguages())
        for (const QString &code : {QStringLiteral("en"), QStringLiteral("ru")})
            if (wanted.startsWith(code)) return code;
    return QStringLiteral("en");
}

Language::Words Language::words(const QString &code) {
    nameTranslations();
    const auto translator = std::make_shared<QTranslator>();
    (void)translator->load(QStringLiteral(":/translations/portolan_") + code); // else it is English
    return [translator](const char *context, const char *source) {
        const QString text = translator->translate(context, source);
        return text.isEmpty() ? std::string(source) : text.toStdString();
    };
}

void Language::use(const QString &code) {
    const QString wanted = code == u"ru" ? code : QStringLiteral("en");
    if (wanted == code_) return;
    code_ = wanted;
    QLocale::setDefault(QLocale(code_)); // dates and sizes
    QCoreApplication::removeTranslator(&qts_);
    QCoreApplication::removeTranslator(&ours_);
    if (qts_.load(QStringLiteral("qtbase_") + code_, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts_);
    if (ours_.load(QStringLiteral(":/translations/portolan_") + code_))
        QCoreApplication::installTranslator(&ours_);
}

} // namespace portolan::app
