#pragma once

#include <QTextEdit>

namespace portolan::views {

/// Plain text that wraps anywhere, as tall as it needs, to be selected and copied, never edited.
class ValueText : public QTextEdit {
    Q_OBJECT
public:
    explicit ValueText(QWidget *parent = nullptr);

    void setValue(const QString &text); ///< keeps the selection when the text is the same

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace portolan::views
