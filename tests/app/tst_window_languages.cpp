#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

#include "app/main_window.h"
#include "model/map/map.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;

namespace {

class NoConnections : public Connections {
    Result<EngineKey> connectEngine(const EngineRequest &) override { return EngineKey(); }
    Result<EtcdKeyspace> connectEtcd(const EtcdRequest &) override { return EtcdKeyspace(); }
    void disconnectEngine(const EngineKey &) override {}
    void disconnectEtcd(const EtcdKeyspace &) override {}
    void retryNow() override {}
    std::vector<EngineCandidate> engineCandidates() const override {
        return {{{}, EngineCandidate::Origin::socket, "/var/run/docker.sock", true}};
    }
};

/// Words that are the same in both languages, beside the snapshot's own: names of things, protocols and keys.
const QSet<QString> neutral{
    QStringLiteral("portolan"), QStringLiteral("docker"), QStringLiteral("etcd"),  QStringLiteral("ctrl"),
    QStringLiteral("tcp"),      QStringLiteral("udp"),    QStringLiteral("mac"),   QStringLiteral("json"),
    QStringLiteral("url"),      QStringLiteral("tls"),    QStringLiteral("ssh"),   QStringLiteral("unix"),
    QStringLiteral("http"),     QStringLiteral("https"),  QStringLiteral("ipv"),   QStringLiteral("shift"),
    QStringLiteral("home"),     QStringLiteral("tab"),    QStringLiteral("enter"), QStringLiteral("esc"),
    QStringLiteral("user"),     QStringLiteral("host"),   QStringLiteral("pem"),   QStringLiteral("api"),
    QStringLiteral("english"),  QStringLiteral("sock"),   QStringLiteral("var"),   QStringLiteral("run"),
    QStringLiteral("swarm"),    QStringLiteral("alt"),    QStringLiteral("del"),   QStringLiteral("root"),
    QStringLiteral("null"),     QStringLiteral("skydns"), QStringLiteral("dns"),   QStringLiteral("ttl"),
    QStringLiteral("space"),    QStringLiteral("menu"),   QStringLiteral("yes"),   QStringLiteral("engine"),
    QStringLiteral("other"),    QStringLiteral("quot")};

const QRegularExpression latinWord(QStringLiteral("[A-Za-z]{3,}"));
const QRegularExpression cyrillic(QStringLiteral("[А-Яа-яЁё]"));

void collectModel(const QAbstractItemModel *model, const QModelIndex &parent, QSet<QString> &texts) {
    for (int row = 0; row < model->rowCount(parent); ++row)
        for (int column = 0; column < model->columnCount(parent); ++column) {
            const QModelIndex index = model->index(row, column, parent);
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                texts << index.data(role).toString();
            if (column == 0) collectModel(model, index, texts);
        }
}

/// The scroll buttons of a tab bar are named by Qt itself.
bool isQts(const QWidget *widget) { return qobject_cast<QTabBar *>(widget->parentWidget()) != nullptr; }

/// All that a person, or a screen reader, gets to read of a window.
QSet<QString> textsOf(QWidget *window) {
    QSet<QString> texts;
    QList<QWidget *> widgets = window->findChildren<QWidget *>();
    widgets << window;
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || isQts(widget)) continue;
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
              << widget->windowTitle();
        for (const QAction *action : widget->actions()) texts << action->text() << action->toolTip();
        if (const auto *label = qobject_cast<QLabel *>(widget)) texts << label->text();
        if (const auto *button = qobject_cast<QAbstractButton *>(widget)) texts << button->text();
        if (const auto *edit = qobject_cast<QLineEdit *>(widget)) texts << edit->placeholderText();
        if (const auto *box = qobject_cast<QGroupBox *>(widget)) texts << box->title();
        if (const auto *combo = qobject_cast<QComboBox *>(widget)) collectModel(combo->model(), {}, texts);
        if (const auto *menu = qobject_cast<QMenu *>(widget)) texts << menu->title();
        if (const auto *bar = qobject_cast<QTabBar *>(widget))
            for (int i = 0; i < bar->count(); ++i) texts << bar->tabText(i) << bar->tabToolTip(i);
        if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model()) {
            collectModel(view->model(), {}, texts);
            for (int i = 0; i < view->model()->columnCount(); ++i)
                texts << view->model()->headerData(i, Qt::Horizontal).toString();
        }
    }
    QSet<QString> bare;
    static const QRegularExpression wrapper(QStringLiteral("</?p[^>]*>")); // keeps long tips in lines
    for (QString text : texts) bare << text.remove(wrapper);
    bare -= {QString(), QStringLiteral("Switch to English"), QStringLiteral("Переключить на русский")};
    return bare;
}

} // namespace

class TestWindowLanguages : public QObject {
    Q_OBJECT
    Snapshot snapshot_ = testing::sampleSnapshot();
    QString data_; ///< everything strangers named, in lower case

    QTemporaryDir folder_;
    std::unique_ptr<QSettings> settings_;
    qt::SnapshotStore store_;
    NoConnections connections_;
    std::unique_ptr<app::MainWindow> window_;

    bool isData(const QString &text) const {
        for (auto it = latinWord.globalMatch(text); it.hasNext();) {
            const QString word = it.next().captured().toLower();
            if (!neutral.contains(word) && !data_.contains(word)) return false;
        }
        return true;
    }

    /// Every entity of the sample in turn, and nothing: what the inspector can be asked to show.
    QList<EntityId> selections() const {
        QList<EntityId> ids{{}};
        for (const auto &row : snapshot_.engines) ids << idOf(*row);
        for (const auto &row : snapshot_.networks) ids << idOf(*row);
        for (const auto &row : snapshot_.containers) ids << idOf(*row);
        for (const auto &row : snapshot_.links) ids << idOf(*row);
        for (const auto &row : snapshot_.relays) ids << idOf(*row);
        for (const auto &row : snapshot_.sharedNetworks) ids << idOf(*row);
        for (const auto &row : snapshot_.registrations) ids << idOf(*row);
        for (const auto &row : snapshot_.etcdSources) ids << idOf(*row);
        for (const auto &row : snapshot_.etcdEntries) ids << idOf(*row);
        return ids;
    }

    QSet<QString> everyText() {
        QSet<QString> texts;
        for (const EntityId &id : selections()) {
            window_->selection().select(id);
            for (QTabBar *tabs : window_->findChildren<QTabBar *>())
                for (int i = 0; i < tabs->count(); ++i) {
                    tabs->setCurrentIndex(i);
                    QCoreApplication::processEvents();
                    texts += textsOf(window_.get());
                }
        }
        return texts;
    }

private slots:
    void initTestCase() {
        data_ = QString::fromStdString(map::toJson(snapshot_)).toLower();
        for (const auto &c : snapshot_.containers)
            for (const std::string &line : c->environment) data_ += QString::fromStdString(line).toLower();
        for (const auto &e : snapshot_.etcdEntries)
            data_ += QString::fromStdString(e->key + " " + e->value).toLower();
        for (const auto &c : snapshot_.containers)
            for (const std::string &word : c->command) data_ += QString::fromStdString(word).toLower();
        data_ += QStringLiteral("x-y 3.4.23 \"name\" \"id\"");
        settings_ =
            std::make_unique<QSettings>(folder_.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        window_ = std::make_unique<app::MainWindow>(store_, connections_, *settings_);
        window_->resize(1400, 900);
        window_->show();
        store_.apply(std::make_shared<const Snapshot>(snapshot_));
    }
    void cleanupTestCase() { window_.reset(); }

    void everyTextIsRussianOrData() {
        window_->useLanguage(QStringLiteral("ru"));
        const QSet<QString> texts = everyText();
        QVERIFY(texts.size() > 100);
        QStringList english;
        for (const QString &text : texts)
            if (!text.contains(cyrillic) && !isData(text)) english << text;
        QVERIFY2(english.isEmpty(), qPrintable(english.join(QStringLiteral("\n"))));
    }

    void theSwitchIsLiveAndWhole() {
        window_->useLanguage(QStringLiteral("ru"));
        everyText(); // whatever would keep a sentence has it now
        window_->useLanguage(QStringLiteral("en"));
        QStringList russian;
        for (const QString &text : everyText())
            if (text.contains(cyrillic) && text != QStringLiteral("Русский")) russian << text;
        QVERIFY2(russian.isEmpty(), qPrintable(russian.join(QStringLiteral("\n"))));
    }

    void dialogs_data() {
        QTest::addColumn<QByteArray>("slot");
        QTest::newRow("connect") << QByteArray("openConnectDialog");
        QTest::newRow("shortcuts") << QByteArray("openShortcuts");
    }
    void dialogs() {
        QFETCH(QByteArray, slot);
        window_->useLanguage(QStringLiteral("ru"));
        QSet<QString> texts;
        QTimer::singleShot(0, this, [&] { // the slot may run a dialog of its own event loop
            QWidget *dialog = QApplication::activeModalWidget();
            if (!dialog) return;
            texts = textsOf(dialog);
            dialog->close();
        });
        QMetaObject::invokeMethod(window_.get(), slot.constData());
        for (QDialog *dialog : window_->findChildren<QDialog *>())
            if (dialog->isVisible()) {
                texts += textsOf(dialog);
                dialog->close();
            }
        QVERIFY(texts.size() > 5);
        QStringList english;
        for (const QString &text : texts)
            if (!text.contains(cyrillic) && !isData(text)) english << text;
        QVERIFY2(english.isEmpty(), qPrintable(english.join(QStringLiteral("\n"))));
    }

    void pluralsAreRight_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("russian");
        QTest::addColumn<QString>("english");
        const auto row = [](int n, const char16_t *ru, const char16_t *en) {
            QTest::addRow("%d", n) << n << QString::fromUtf16(ru) << QString::fromUtf16(en);
        };
        row(0, u"0 контейнеров", u"0 containers");
        row(1, u"1 контейнер", u"1 container");
        row(2, u"2 контейнера", u"2 containers");
        row(5, u"5 контейнеров", u"5 containers");
        row(11, u"11 контейнеров", u"11 containers");
        row(21, u"21 контейнер", u"21 containers");
    }
    void pluralsAreRight() {
        QFETCH(int, count);
        QFETCH(QString, russian);
        QFETCH(QString, english);
        const auto say = [&] {
            return QCoreApplication::translate("portolan::app::StatusStrip", "%n container(s)", nullptr,
                                               count);
        };
        window_->useLanguage(QStringLiteral("ru"));
        QCOMPARE(say(), russian);
        window_->useLanguage(QStringLiteral("en"));
        QCOMPARE(say(), english);
    }
};

QTEST_MAIN(TestWindowLanguages)
#include "tst_window_languages.moc"
