#pragma once

#include <QObject>

#include "app/system_look.h"
#include "views/theme/theme.h"

namespace portolan::app {

enum class Look { system, light, dark };

/// Light or dark, after the system unless the person chose. Dresses the whole application.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject *parent = nullptr);

    Look look() const { return look_; }
    const views::Theme &theme() const { return theme_; }
    void use(Look look);

signals:
    void changed(); ///< theme() is another one

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dress();
    bool systemIsDark();

    Look look_ = Look::system;
    SystemLook system_;
    views::Theme theme_;
    bool dressing_ = false;
};

} // namespace portolan::app
