#include <QTest>

#include <limits>

#include "model/net/backoff.h"

using namespace portolan::net;
using namespace std::chrono_literals;

class TestBackoff : public QObject {
    Q_OBJECT
private slots:
    void stepsDoubleToTheCap() {
        Backoff low;
        Backoff high;
        const std::vector<Duration> steps = {500ms, 1s, 2s, 4s, 8s, 16s, 30s, 30s};
        for (const Duration step : steps) {
            QCOMPARE(low.next(0.0).count(), step.count() / 2);
            QCOMPARE(high.next(1.0).count(), step.count());
        }
        QCOMPARE(low.failures(), 8);
        for (int i = 0; i < 10'000; ++i) QVERIFY(low.next(0.5) == 22'500ms);
    }

    void jitterIsInTheUpperHalf() {
        for (const double r : {0.0, 0.25, 0.5, 0.999}) {
            Backoff b;
            const auto wait = b.next(r);
            QVERIFY(wait >= 250ms && wait <= 500ms);
            QCOMPARE(wait.count(), static_cast<Duration::rep>(250 + 250 * r));
        }
        for (const double r : {-3.0, 9.0, std::numeric_limits<double>::quiet_NaN()}) {
            Backoff b;
            const auto wait = b.next(r);
            QVERIFY(wait >= 250ms && wait <= 500ms);
        }
    }

    void aQuietPeriodStartsAfresh() {
        Backoff b;
        for (int i = 0; i < 6; ++i) b.next(1.0);
        b.lived(59'999ms); // flapping: the failures count on
        QVERIFY(b.next(1.0) == 30s);
        b.lived(60s);
        QCOMPARE(b.failures(), 0);
        QVERIFY(b.next(1.0) == 500ms);
    }

    void limitsAreOnes() {
        Backoff b(Backoff::Limits{.first = 10ms, .cap = 15ms, .quiet = 1s});
        QVERIFY(b.next(1.0) == 10ms);
        QVERIFY(b.next(1.0) == 15ms);
        Backoff inverted(Backoff::Limits{.first = 20ms, .cap = 15ms, .quiet = 1s});
        QVERIFY(inverted.next(1.0) == 15ms);
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
