#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTabWidget>
#include <QToolButton>

#include "app/shortcuts_dialog.h"
#include "model/find/query.h"
#include "tests/app/window_rig.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/connect_dialog.h"
#include "views/filter/filter_bar.h"
#include "views/filter/saved_filters_dialog.h"
#include "views/inspector/inspector.h"
#include "views/timeline/happening_words.h"

using namespace portolan;
using namespace portolan::app;

namespace {

/// The harbour, with a swarm and with everything wrong that can be said in words.
Snapshot troubledHarbour() {
    Snapshot s = testing::sampleSnapshot();
    const EngineKey far = s.engines[0]->key;
    const Moment now = std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
    auto lost = std::make_shared<Engine>(*s.engines[0]);
    lost->state = SourceState::lost;
    lost->loss = Loss{now, Error{Errc::refused, "GET /_ping", "tcp://10.9.8.7:2375", "", 0, nullptr},
                      now + std::chrono::hours(3)};
    s.engines.put(lost);
    s.swarmNodes.put(std::make_shared<const SwarmNode>(
        SwarmNode{"n0de", far, "4lpha", "10.0.0.1", "manager", "drain", "ready", true, {}}));
    s.swarmServices.put(std::make_shared<const SwarmService>(SwarmService{
        "svc", far, "5hop", "5hop:1", std::nullopt, {}, {"10.0.1.2/24"}, {{"", 80, {8080, "tcp"}}}}));
    s.swarmTasks.put(std::make_shared<const SwarmTask>(
        SwarmTask{"t4sk", far, "svc", "n0de", 2, "failed", "running", "0x1", {}, {"10.0.1.5/24"}}));
    const auto put = [](auto &table, const auto &row, auto &&change) {
        auto copy = std::make_shared<std::decay_t<decltype(*row)>>(*row);
        change(*copy);
        table.put(copy);
    };
    const auto links = s.links;
    for (const auto &link : links)
        if (link->alias == "dnonster") put(s.links, link, [](Link &l) { l.target = {}; });
    put(s.sharedNetworks, s.sharedNetworks[0], [](SharedNetwork &g) { g.stranded = true; });
    put(s.networks, s.networks[0], [](Network &n) { n.internal = n.attachable = n.ingress = true; });
    put(s.containers, s.containers.find(std::string_view(testing::fullId("sniffer"))),
        [](Container &c) { c.health = Health::unhealthy; });
    return s;
}

/// Every word of the snapshot: what a stranger wrote has no language.
QSet<QString> wordsOf(const Snapshot &s) {
    QSet<QString> words;
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
    const auto add = [&words](const std::string &text) {
        for (auto it = word.globalMatch(QString::fromStdString(text)); it.hasNext();)
            words.insert(it.next().captured());
    };
    for (const auto &e : s.engines) {
        for (const std::string &t : {e->id, e->name, e->url, e->key.value}) add(t);
        for (const std::string &t : e->addresses) add(t);
        if (e->loss) add(e->loss->why.target);
    }
    for (const auto &n : s.networks) {
        for (const std::string &t : {n->name, n->id.value, *n->raw, n->driver, n->scope}) add(t);
        for (const auto &[name, value] : n->options) add(name + " " + value);
    }
    for (const auto &c : s.containers) {
        for (const std::string &t :
             {c->id.value, c->name, c->image, c->hostname, c->raw ? *c->raw : std::string()})
            add(t);
        for (const std::string &t : c->command) add(t);
        for (const std::string &t : c->environment) add(t);
        for (const Port &p : c->exposed) add(p.protocol);
    }
    for (const auto &e : s.endpoints) add(e->mac);
    for (const auto &l : s.links) add(l->alias + " " + l->targetName);
    for (const auto &r : s.relays) add(r->address + " " + r->protocol);
    for (const auto &k : s.etcdEntries) add(k->key + " " + k->value);
    for (const auto &r : s.registrations) add(r->name);
    for (const auto &e : s.etcdSources) add(e->key.value);
    for (const find::Key key : find::keys()) { // the query language is one
        add(std::string(find::name(key)));
        for (const std::string_view value : find::knownValues(key)) add(std::string(value));
    }
    return words;
}

/// Names of things that are the same in every language.
const QSet<QString> names{QStringLiteral("Portolan"), QStringLiteral("Docker"),  QStringLiteral("etcd"),
                          QStringLiteral("Swarm"),    QStringLiteral("SkyDNS"),  QStringLiteral("skydns"),
                          QStringLiteral("TLS"),      QStringLiteral("JSON"),    QStringLiteral("MAC"),
                          QStringLiteral("IPv"),      QStringLiteral("API"),     QStringLiteral("DNS"),
                          QStringLiteral("Ctrl"),     QStringLiteral("Esc"),     QStringLiteral("Enter"),
                          QStringLiteral("overlay"),  QStringLiteral("macvlan"), QStringLiteral("EN"),
                          QStringLiteral("loopback"), QStringLiteral("hop"),     QStringLiteral("lpha"),
                          QStringLiteral("http"),     QStringLiteral("https"),   QStringLiteral("ssh"),
                          QStringLiteral("tcp"),      QStringLiteral("unix"),    QStringLiteral("user"),
                          QStringLiteral("host"),     QStringLiteral("var"),     QStringLiteral("run"),
                          QStringLiteral("sock"),     QStringLiteral("docker"),  QStringLiteral("de"),
                          QStringLiteral("svc"),      QStringLiteral("sk"),      QStringLiteral("far"),
                          QStringLiteral("CSV"),      QStringLiteral("URL"),     QStringLiteral("Compose"),
                          QStringLiteral("tier"),     QStringLiteral("app"),     QStringLiteral("redis"),
                          QStringLiteral("key"),      QStringLiteral("udp"),     QStringLiteral("Del"),
                          QStringLiteral("sctp")};

struct Rig : testing::WindowRig {
    Rig(Snapshot snapshot, const QString &language) : WindowRig(std::move(snapshot), language) {
        for (const auto origin : {EngineCandidate::Origin::environment, EngineCandidate::Origin::context,
                                  EngineCandidate::Origin::socket}) {
            EngineCandidate candidate;
            candidate.origin = origin;
            candidate.label = "far";
            candidate.request.url = "unix:///var/run/docker.sock";
            candidate.reachable = origin != EngineCandidate::Origin::socket;
            connections.candidates.push_back(candidate);
        }
        make({1400, 900});
    }

    void select(const EntityId &id, int tab) {
        window->selection().select(id);
        window->findChild<views::Inspector *>()->tabs()->setCurrentIndex(tab);
    }
    /// As typed into the bar, with Enter behind it, and its suggestions open.
    void filter(const QString &query) {
        auto *bar = window->findChild<views::FilterBar *>();
        bar->start();
        auto *edit = bar->findChild<QLineEdit *>(QStringLiteral("filterQuery"));
        edit->clear();
        QTest::keyClicks(edit, query);
        QTest::keyClick(edit, Qt::Key_Escape);
        edit->setText(query);
        QTest::keyClick(edit, Qt::Key_Return);
        bar->start();
        if (!query.isEmpty()) QTest::keyClick(edit, Qt::Key_Down);
        if (query.isEmpty()) bar->hide();
    }
    QStringList menuTexts() const {
        QStringList texts;
        const auto walk = [&texts](const auto &self, QMenu *menu) -> void {
            emit menu->aboutToShow();
            for (QAction *action : menu->actions()) {
                texts.push_back(action->text());
                if (action->menu() && action->menu() != menu) self(self, action->menu());
            }
        };
        for (QToolButton *button : window->findChildren<QToolButton *>())
            if (button->menu() && button->isVisible()) walk(walk, button->menu());
        return texts;
    }
};

/// "42 s ago" and the like go on while a test runs (an hour may come full between two looks), and when a
/// tab bar scrolls or how large the chart is drawn is not a matter of words.
QStringList comparable(QStringList texts) {
    texts.removeIf([](const QString &text) { return text.contains(QStringLiteral("Прокрутить")); });
    static const QRegularExpression age(
        QStringLiteral("только что|\\d+ %|\\d+\u00a0?\\s?(с|мин|ч|день|дня|дней)( назад)?(?![А-Яа-яё])"));
    for (QString &text : texts) text.replace(age, QStringLiteral("#"));
    return texts;
}

} // namespace

class TestWindowLanguages : public QObject {
    Q_OBJECT

    /// Every state of the window that has words of its own, one after the other.
    static void visit(Rig &rig, const std::function<void(const QString &what)> &look) {
        auto *sidebar = rig.window->findChild<QTabWidget *>(QStringLiteral("sidebar"));
        const Snapshot &s = rig.store.snapshot();
        for (int tab = 0; tab < 2; ++tab) {
            sidebar->setCurrentIndex(tab);
            look(QStringLiteral("sidebar %1").arg(tab));
        }
        sidebar->setCurrentIndex(0);
        auto *dock = rig.window->findChild<QTabWidget *>(QStringLiteral("lowerDock"));
        for (int tab = 0; tab < dock->count(); ++tab) {
            dock->setCurrentIndex(tab);
            look(QStringLiteral("dock %1").arg(tab));
        }
        dock->setCurrentIndex(0);
        const auto *group = rig.window->findChild<QToolButton *>(QStringLiteral("timelineGroup"))->menu();
        group->actions().at(int(views::HappeningGroup::keys))->trigger(); // nothing there
        look(QStringLiteral("empty timeline"));
        group->actions().at(0)->trigger();
        for (const char *query : {"", "state:paused", "12345", "x:y", "port:0", "state:x", "ip:x", "\"a",
                                  "name:", "h", "net:b"}) {
            rig.filter(QString::fromLatin1(query));
            look(QStringLiteral("filter %1").arg(QString::fromLatin1(query)));
        }
        rig.filter({});
        forEachTable(s, s, [&](const auto &table, const auto &) {
            for (const auto &row : table) {
                const EntityId id = idOf(*row);
                const int tabs = id.kind == EntityKind::container ? 5
                                 : id.kind == EntityKind::network ? 2
                                                                  : 1;
                for (int tab = 0; tab < tabs; ++tab) {
                    rig.select(id, tab);
                    look(QString::fromStdString(std::string(name(id.kind))) + QStringLiteral(" %1").arg(tab));
                }
            }
        });
        rig.select(EntityId{EntityKind::relay, "gone"}, 0);
        look(QStringLiteral("gone"));
        rig.select({}, 0);
    }

    static void checkRussian(const QStringList &texts, const QSet<QString> &data, const QString &where) {
        static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
        static const QRegularExpression markup(QStringLiteral("</?p[^>]*>|&[a-z]+;|^[A-Za-z:]+: "));
        for (const QString &text : texts) {
            QString words = text;
            words.remove(markup);
            if (words == u"Switch to English" || words == u"English")
                continue; // in its own language on purpose
            for (auto it = word.globalMatch(words); it.hasNext();) {
                const QString found = it.next().captured();
                QVERIFY2(data.contains(found) || names.contains(found),
                         qPrintable(where + QStringLiteral(": “") + found + QStringLiteral("” in “") + text +
                                    u'”'));
            }
        }
    }

private slots:
    void russianIsCompleteInEveryState() {
        Rig rig(troubledHarbour(), QStringLiteral("ru"));
        const QSet<QString> data = wordsOf(rig.store.snapshot());
        int states = 0;
        visit(rig, [&](const QString &what) {
            checkRussian(testing::visibleTexts(rig.window.get()), data, what);
            ++states;
        });
        QVERIFY(states > 60);
        checkRussian(rig.menuTexts(), data, QStringLiteral("menus"));
    }
    void englishHasNoRussianInIt() {
        Rig rig(troubledHarbour(), QStringLiteral("en"));
        static const QRegularExpression cyrillic(QStringLiteral("[А-Яа-яЁё]"));
        static const QRegularExpression plural(QStringLiteral("\\(s\\)|%n|%\\d"));
        visit(rig, [&](const QString &what) {
            for (const QString &text : testing::visibleTexts(rig.window.get())) {
                const bool own = text.contains(QStringLiteral("Переключить на русский"));
                QVERIFY2(own || !cyrillic.match(text).hasMatch(), qPrintable(what + text));
                QVERIFY2(!plural.match(text).hasMatch(), qPrintable(what + text));
            }
        });
    }
    void switchingLiveLeavesNothingBehind() {
        const Snapshot harbour = troubledHarbour();
        Rig fresh(harbour, QStringLiteral("ru"));
        QStringList wanted;
        visit(fresh, [&](const QString &) { wanted += testing::visibleTexts(fresh.window.get()); });
        fresh.window.reset();

        Rig rig(harbour, QStringLiteral("en"));
        QStringList got;
        visit(rig, [&](const QString &) { // every state is entered in English and switched while it shows
            rig.window->useLanguage(QStringLiteral("ru"));
            QCoreApplication::sendPostedEvents();
            got += testing::visibleTexts(rig.window.get());
            rig.window->useLanguage(QStringLiteral("en"));
            QCoreApplication::sendPostedEvents();
        });
        const QStringList a = comparable(got), b = comparable(wanted);
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) QCOMPARE(a[i], b[i]);
        QCOMPARE(a.size(), b.size());
    }
    void dialogsSwitchToo() {
        Rig rig(testing::sampleSnapshot(), QStringLiteral("en"));
        views::ConnectDialog connectDialog(rig.connections, views::lightTheme(), rig.window.get());
        QAction action(QStringLiteral("—"));
        ShortcutsDialog shortcuts({&action}, rig.window.get());
        views::SavedFilters filters;
        filters.put(QStringLiteral("—"), QStringLiteral("*"));
        views::SavedFiltersDialog saved(filters, rig.window.get());
        saved.show();
        auto *tabs = connectDialog.findChild<QTabWidget *>();
        for (QDialog *dialog : {static_cast<QDialog *>(&connectDialog), static_cast<QDialog *>(&shortcuts)})
            dialog->show();
        for (int tab = 0; tab < 2; ++tab) {
            tabs->setCurrentIndex(tab);
            for (QAbstractButton *tls : connectDialog.findChildren<QAbstractButton *>())
                if (tls->text() == u"TLS" && !tls->isChecked()) tls->click();
            connectDialog.accept(); // so that it has something to complain about
            rig.window->useLanguage(QStringLiteral("ru"));
            QCoreApplication::sendPostedEvents();
            checkRussian(testing::visibleTexts(&connectDialog), {}, QStringLiteral("connect %1").arg(tab));
            rig.window->useLanguage(QStringLiteral("en"));
            QCoreApplication::sendPostedEvents();
        }
        rig.window->useLanguage(QStringLiteral("ru"));
        QCoreApplication::sendPostedEvents();
        checkRussian(testing::visibleTexts(&shortcuts), {}, QStringLiteral("shortcuts"));
        checkRussian(testing::visibleTexts(&saved), {}, QStringLiteral("saved filters"));
    }
    void emptyAndFailedStatesAreTranslated() {
        for (SourceState state : {SourceState::connecting, SourceState::failed, SourceState::live}) {
            Snapshot s;
            Engine engine;
            engine.key = EngineKey("unix:///var/run/docker.sock");
            engine.url = engine.key.value;
            engine.state = state;
            if (state == SourceState::failed)
                engine.loss = Loss{Moment{}, Error{Errc::timeout, "", engine.url, "", 0, nullptr}, {}};
            s.engines.put(std::make_shared<const Engine>(engine));
            Rig rig(s, QStringLiteral("ru"));
            checkRussian(testing::visibleTexts(rig.window.get()), {}, QStringLiteral("welcome"));
        }
        Rig rig(Snapshot{}, QStringLiteral("ru"));
        checkRussian(testing::visibleTexts(rig.window.get()), {}, QStringLiteral("empty"));
    }

    void plurals_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("containers");
        QTest::addColumn<QString>("links");
        const auto row = [](const char *language, int n, const char *containers, const char *links) {
            QTest::addRow("%s %d", language, n) << QString::fromLatin1(language) << n
                                                << QString::fromUtf8(containers) << QString::fromUtf8(links);
        };
        row("ru", 1, "1 контейнер", "1 связь");
        row("ru", 2, "2 контейнера", "2 связи");
        row("ru", 5, "5 контейнеров", "5 связей");
        row("ru", 11, "11 контейнеров", "11 связей");
        row("ru", 21, "21 контейнер", "21 связь");
        row("ru", 0, "0 контейнеров", "0 связей");
        row("en", 1, "1 container", "1 link");
        row("en", 2, "2 containers", "2 links");
        row("en", 0, "0 containers", "0 links");
    }
    void plurals() {
        QFETCH(QString, language);
        QFETCH(int, count);
        QFETCH(QString, containers);
        QFETCH(QString, links);
        Snapshot s = testing::syntheticSnapshot(count, 1);
        for (int i = 0; i < count; ++i)
            s.links.put(std::make_shared<const Link>(Link{ContainerId("c" + std::to_string(i)),
                                                          s.engines[0]->key,
                                                          {},
                                                          "a",
                                                          LinkKind::defaultBridge,
                                                          "t",
                                                          {}}));
        const Rig rig(s, language);
        const QString all = testing::visibleTexts(rig.window.get()).join(u'\n');
        QVERIFY2(all.contains(containers + QStringLiteral(" · ")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral(" · ") + links + QStringLiteral(" · ")), qPrintable(all));
    }
};

QTEST_MAIN(TestWindowLanguages)
#include "tst_window_languages.moc"
