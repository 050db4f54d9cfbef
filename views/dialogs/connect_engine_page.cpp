#include "views/dialogs/connect_engine_page.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

#include "views/dialogs/choice_row.h"
#include "views/dialogs/tls_fields.h"
#include "views/theme/error_text.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

/// Why a socket that is there or not cannot be used.
Error whyUnreachable(const EngineCandidate &candidate) {
    const std::string &url = candidate.request.url.empty() ? candidate.label : candidate.request.url;
    const QString path = QString::fromStdString(url.starts_with("unix://") ? url.substr(7) : url);
    Error error;
    error.code = QFileInfo::exists(path) ? Errc::permissionDenied : Errc::noSuchSocket;
    error.target = url;
    return error;
}

} // namespace

ConnectEnginePage::ConnectEnginePage(std::vector<EngineCandidate> candidates, const Theme &theme,
                                     QWidget *parent)
    : QWidget(parent), candidates_(std::move(candidates)), foundLabel_(toneParagraph("caption")),
      ownLabel_(toneParagraph("caption")), url_(new QLineEdit), hint_(toneParagraph("muted")),
      tls_(new QCheckBox), tlsFields_(new TlsFields), problem_(toneParagraph("danger")) {
    url_->setObjectName(QStringLiteral("engineUrl"));
    problem_->setObjectName(QStringLiteral("engineProblem"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(8);
    column->addWidget(foundLabel_);
    auto *group = new QButtonGroup(this);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        auto *row = new ChoiceRow(theme);
        group->addButton(row);
        rows_.push_back(row);
        column->addWidget(row);
        connect(row, &ChoiceRow::doubleClicked, this, &ConnectEnginePage::accepted);
        connect(row, &QAbstractButton::clicked, this, [this] { showProblem({}); });
    }
    column->addSpacing(6);
    column->addWidget(ownLabel_);
    column->addWidget(url_);
    column->addWidget(hint_);
    column->addWidget(tls_);
    column->addWidget(tlsFields_);
    column->addStretch(1);
    tlsFields_->setVisible(false);
    problem_->setVisible(false);
    foundLabel_->setVisible(!rows_.isEmpty());
    connect(url_, &QLineEdit::textEdited, this, &ConnectEnginePage::chooseOwn);
    connect(tls_, &QCheckBox::toggled, tlsFields_, &QWidget::setVisible);
    connect(tls_, &QCheckBox::clicked, this, &ConnectEnginePage::chooseOwn);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
        if (candidates_[i].reachable) {
            rows_[qsizetype(i)]->setChecked(true);
            break;
        }
    setFocusProxy(rows_.isEmpty() ? static_cast<QWidget *>(url_) : rows_.front());
    retranslateUi();
}

void ConnectEnginePage::chooseOwn() {
    if (rows_.isEmpty()) return;
    QButtonGroup *group = rows_.front()->group();
    group->setExclusive(false);
    for (ChoiceRow *row : rows_) row->setChecked(false);
    group->setExclusive(true);
    showProblem({});
}

QString ConnectEnginePage::ownUrl() const { return url_->text().trimmed(); }

std::optional<EngineRequest> ConnectEnginePage::request() {
    showProblem({});
    for (qsizetype i = 0; i < rows_.size(); ++i)
        if (rows_[i]->isChecked()) return candidates_[std::size_t(i)].request;
    if (ownUrl().isEmpty()) {
        showProblem(rows_.isEmpty() ? tr("Type the address of an engine.")
                                    : tr("Choose one of those above, or type the address of an engine."));
        return std::nullopt;
    }
    EngineRequest request;
    request.url = ownUrl().toStdString();
    if (tls_->isChecked()) {
        if (const QString problem = tlsFields_->problem(); !problem.isEmpty()) {
            showProblem(problem);
            return std::nullopt;
        }
        request.tls = true;
        request.tlsVerify = tlsFields_->verify();
        request.caFile = tlsFields_->caFile().toStdString();
        request.certFile = tlsFields_->certFile().toStdString();
        request.keyFile = tlsFields_->keyFile().toStdString();
    }
    return request;
}

void ConnectEnginePage::showProblem(const QString &sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
    const bool own =
        std::none_of(rows_.begin(), rows_.end(), [](const ChoiceRow *row) { return row->isChecked(); });
    url_->setProperty("wrong", own && !sentence.isEmpty());
    url_->style()->unpolish(url_);
    url_->style()->polish(url_);
    if (own && !sentence.isEmpty()) url_->setFocus();
}

void ConnectEnginePage::retranslateUi() {
    foundLabel_->setText(tr("Found on this machine"));
    ownLabel_->setText(rows_.isEmpty() ? tr("Address of the engine") : tr("Or another address"));
    url_->setAccessibleName(tr("Address of the engine"));
    url_->setPlaceholderText(QStringLiteral("ssh://user@host"));
    hint_->setText(tr("For example ssh://user@host, tcp://host:2376 or unix:///var/run/docker.sock"));
    //: an option: encrypt the connection
    tls_->setText(tr("TLS"));
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        const EngineCandidate &candidate = candidates_[i];
        const QString origin = candidate.origin == EngineCandidate::Origin::environment
                                   ? tr("from the environment")
                               : candidate.origin == EngineCandidate::Origin::context ? tr("Docker context")
                                                                                      : tr("socket");
        const QString name = shown(candidate.label, 120);
        const QString url = shown(candidate.request.url, 200);
        const QString beneath = !candidate.reachable ? errorText(whyUnreachable(candidate))
                                : url == name        ? QString()
                                                     : url;
        rows_[qsizetype(i)]->setWords(name, origin, beneath, candidate.reachable);
    }
    showProblem({}); // it was said in the other language
}

void ConnectEnginePage::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
