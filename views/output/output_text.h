#pragma once

#include <QPlainTextEdit>

#include "model/output/output.h"
#include "views/theme/theme.h"

namespace portolan::views {

/// What programs wrote, line by line, bounded and harmless: errors in another colour, the rest plain.
class OutputText : public QPlainTextEdit {
    Q_OBJECT
public:
    static constexpr int most = 10'000; ///< lines; the oldest go

    explicit OutputText(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setFollows(bool follows) { follows_ = follows; } ///< the newest line stays in sight
    void add(const std::vector<output::Line> &lines);
    void addNotice(const QString &text); ///< a word of ours among them
    /// Goes to the next place of `text`, or the one before, and around. False: there is none.
    bool search(const QString &text, bool backwards, bool again);
    int countOf(const QString &text) const;

private:
    void append(const QString &text, const QColor &colour);

    QColor ink_, error_, muted_;
    bool follows_ = true;
};

} // namespace portolan::views
