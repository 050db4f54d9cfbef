#pragma once

#include <QWidget>

#include "model/core/connections.h"
#include "views/theme/theme.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace portolan::views {

class ChoiceRow;
class TlsFields;

/// The ways to an engine that were found here, or an address of one's own.
class ConnectEnginePage : public QWidget {
    Q_OBJECT
public:
    ConnectEnginePage(std::vector<EngineCandidate> candidates, const Theme &theme, QWidget *parent = nullptr);

    /// What to connect to; nothing when something is wrong, which then stands beside it in words.
    std::optional<EngineRequest> request();
    void showProblem(const QString &sentence);
    QLabel *problem() const { return problem_; } ///< to be put where it is always in view

signals:
    void accepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void chooseOwn();
    QString ownUrl() const;

    std::vector<EngineCandidate> candidates_;
    QVector<ChoiceRow *> rows_;
    QLabel *foundLabel_;
    QLabel *ownLabel_;
    QLineEdit *url_;
    QLabel *hint_;
    QCheckBox *tls_;
    TlsFields *tlsFields_;
    QLabel *problem_;
};

} // namespace portolan::views
