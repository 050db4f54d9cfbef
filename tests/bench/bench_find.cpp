// Finding and filtering among 10,000 containers on 300 networks: what the index costs to build and to keep
// up, what one query of the palette and one of the filter bar take. The peer is a plain look through all
// names, images and addresses with QString::contains, as the window had it before.

#include <algorithm>
#include <cstdio>
#include <functional>

#include <QElapsedTimer>
#include <QString>

#include "model/find/complete.h"
#include "model/find/filter.h"
#include "model/find/fuzzy.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;

namespace {

constexpr int containers = 10'000, networks = 300, rounds = 25;

double median(const std::function<void()> &run) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer clock;
        clock.start();
        run();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

int plainLook(const Snapshot &s, const QString &word) {
    int hits = 0;
    auto endpoint = s.endpoints.begin();
    for (const auto &c : s.containers) {
        bool hit = QString::fromStdString(c->name).contains(word, Qt::CaseInsensitive) ||
                   QString::fromStdString(c->image).contains(word, Qt::CaseInsensitive);
        while (endpoint != s.endpoints.end() && (*endpoint)->container < c->id) ++endpoint;
        for (; endpoint != s.endpoints.end() && (*endpoint)->container == c->id; ++endpoint)
            hit = hit || QString::fromStdString((*endpoint)->ipv4).contains(word, Qt::CaseInsensitive);
        hits += hit ? 1 : 0;
    }
    return hits;
}

} // namespace

int main() {
    const Snapshot s = testing::syntheticSnapshot(containers, networks);
    find::Index index;
    std::vector<find::Index> built(rounds); // kept, so that taking one down is not counted
    int round = 0;
    const double build = median([&] { built[std::size_t(round++)].build(s); });
    index = std::move(built.back());
    built.clear();
    std::printf("find among %d containers on %d networks (median of %d)\n", containers, networks, rounds);
    std::printf("  build the index                       %8.2f ms\n", build);
    for (const char *typed : {"s", "service-77", "srvc42", "10.0.3.17", "shop service", "net-7", "nowhere"}) {
        std::size_t hits = 0;
        const double ms = median([&] { hits = find::search(index, find::Needle(typed), 12).size(); });
        std::printf("  palette: %-28s %8.2f ms   %zu answers; with building %.1f ms   (target 20)\n", typed,
                    ms, hits, build + ms);
    }
    std::printf("  a plain look for service-77, no index %8.2f ms\n",
                median([&] { plainLook(s, QStringLiteral("service-77")); }));
    for (const char *query : {"state:running", "net:net-7 -state:exited", "10.0.3.0/24", "service-77"}) {
        find::Filter filter;
        const double ms = median([&] { filter.setQuery(*find::parse(query), index); });
        std::printf("  filter:  %-28s %8.2f ms   %zu of %zu\n", query, ms, filter.found(), filter.total());
    }
    std::printf("  complete net:                         %8.2f ms\n",
                median([&] { find::complete("net:", 4, index); }));

    find::Filter filter;
    filter.setQuery(*find::parse("state:running"), index);
    Snapshot now = s;
    std::size_t which = 0;
    std::vector<double> follow, membership;
    for (int i = 0; i < 200; ++i) {
        const Snapshot before = now;
        auto copy = std::make_shared<Container>(*now.containers[which = (which + 131) % containers]);
        copy->state = i % 2 ? ContainerState::paused : ContainerState::running;
        now.containers.put(copy);
        const Diff one = diff(before, now);
        QElapsedTimer clock;
        clock.start();
        filter.update(index, index.apply(one, now));
        follow.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        clock.restart();
        (void)filter.matches();
        membership.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(follow.begin(), follow.end());
    std::sort(membership.begin(), membership.end());
    std::printf("  one event: index and filter follow    %8.3f ms, worst %.3f\n", follow[100], follow[199]);
    std::printf("  the set for the chart, after one      %8.2f ms, worst %.2f\n", membership[100],
                membership[199]);
}
