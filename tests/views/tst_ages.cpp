#include <QTest>

#include "views/theme/words.h"

using namespace portolan;
using namespace portolan::views;
using namespace std::chrono_literals;

/// A clock that waits for agoTextChangesIn() shows every sentence, each in time, and ticks for no other.
class TestAges : public QObject {
    Q_OBJECT

private slots:
    void theNextSentenceComesJustThen_data() {
        QTest::addColumn<qint64>("age");
        for (const std::chrono::milliseconds age :
             {0ms, 1ms, 999ms, 1000ms, 59'400ms, 60'000ms, 61'000ms, 3'599'999ms, 3'600'000ms,
              std::chrono::milliseconds(47h + 59min), std::chrono::milliseconds(48h),
              std::chrono::milliseconds(100h)})
            QTest::newRow(qPrintable(QString::number(age.count()))) << qint64(age.count());
    }
    void theNextSentenceComesJustThen() {
        QFETCH(qint64, age);
        const Moment then{}, now = then + std::chrono::milliseconds(age);
        const auto wait = agoTextChangesIn(then, now);
        QVERIFY(wait > 0ms);
        QCOMPARE(agoText(then, now + wait - 1ms), agoText(then, now));
        QVERIFY(agoText(then, now + wait) != agoText(then, now));
    }

    void aClockThatJumpedBackIsNoTrouble() { QCOMPARE(agoTextChangesIn(Moment(10s), Moment(1s)), 1000ms); }
};

QTEST_GUILESS_MAIN(TestAges)
#include "tst_ages.moc"
