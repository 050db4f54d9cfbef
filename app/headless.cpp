#include "app/headless.h"

#include <cstdio>
#include <iostream>

#include "app/chart_export.h"
#include "model/map/map.h"
#include "views/graph/render.h"
#include "views/theme/error_text.h"

namespace portolan::app {
namespace {

constexpr std::chrono::seconds defaultWait{30};

void complain(const QString &sentence) { std::cerr << "portolan: " << sentence.toStdString() << std::endl; }

template <class SourceType>
void judge(const SourceType &source, const std::string &target, bool patient, Readiness &out) {
    using State = Readiness::State;
    const SourceState state = source.state;
    if (state == SourceState::live || state == SourceState::duplicate) return;
    const bool final = state == SourceState::refused || (!patient && state != SourceState::connecting);
    if (out.state != State::failed) out.state = final ? State::failed : State::pending;
    if (source.loss)
        out.troubles.push_back(source.loss->why);
    else
        out.troubles.push_back(Error{Errc::timeout, "connect", target, {}, 0, nullptr});
}

QByteArray print(const Snapshot &snapshot, const Options &options) {
    if (!isPicture(options.format)) return written(snapshot, options.format);
    const views::Theme theme = options.theme == "dark" ? views::darkTheme() : views::lightTheme();
    const views::Scene scene = views::laidOut(snapshot, options.arrangement);
    return drawn({scene, theme, snapshot.taken}, options.format);
}

} // namespace

SnapshotQueue::SnapshotQueue()
    : mailbox_([this] {
          const std::lock_guard lock(mutex_);
          waiting_ = true;
          knocked_.notify_one();
      }) {}

SnapshotPtr SnapshotQueue::next(std::optional<std::chrono::steady_clock::time_point> deadline) {
    {
        std::unique_lock lock(mutex_);
        const auto here = [this] { return waiting_; };
        if (!deadline)
            knocked_.wait(lock, here);
        else if (!knocked_.wait_until(lock, *deadline, here))
            return nullptr;
        waiting_ = false;
    }
    return mailbox_.take(); // not under our lock: the knock comes under the mailbox's
}

Readiness readiness(const Snapshot &snapshot, bool patient) {
    Readiness out;
    out.state = Readiness::State::ready;
    for (const auto &engine : snapshot.engines) judge(*engine, engine->url, patient, out);
    for (const auto &source : snapshot.etcdSources) judge(*source, source->key.value, patient, out);
    if (out.state == Readiness::State::ready && !snapshot.complete) out.state = Readiness::State::pending;
    return out;
}

SnapshotPtr awaitChart(SnapshotQueue &queue, const Options &options) {
    const auto deadline = std::chrono::steady_clock::now() + options.wait.value_or(defaultWait);
    Readiness last;
    while (SnapshotPtr snapshot = queue.next(deadline)) {
        last = readiness(*snapshot, options.wait.has_value());
        if (last.state == Readiness::State::ready) return snapshot;
        if (last.state == Readiness::State::failed) break;
    }
    for (const Error &trouble : last.troubles) complain(views::errorText(trouble));
    if (last.troubles.empty()) complain(views::errorText(Error{Errc::timeout, "list", "", {}, 0, nullptr}));
    return nullptr;
}

int runMap(SnapshotQueue &queue, const Options &options) {
    const SnapshotPtr chart = awaitChart(queue, options);
    if (!chart) return exitFailure;
    const QByteArray text = print(*chart, options);
    if (text.isEmpty()) return exitFailure;
    if (options.output.empty() || options.output == "-") {
        const bool written = std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()),
                                         stdout) == static_cast<std::size_t>(text.size()) &&
                             std::fflush(stdout) == 0;
        return written ? exitOk : exitFailure;
    }
    const QString path = QString::fromStdString(options.output);
    if (const QString trouble = saveWhole(path, text); !trouble.isEmpty()) {
        complain(path + QStringLiteral(": ") + trouble);
        return exitFailure;
    }
    return exitOk;
}

int runWatch(SnapshotQueue &queue) {
    auto before = std::make_shared<const Snapshot>();
    bool began = false;
    std::map<std::string, Error> told; // a source that fails is told once for each reason
    const auto tell = [&told](const auto &source) {
        if (source.loss && told[source.key.value] != source.loss->why)
            complain(views::errorText(told[source.key.value] = source.loss->why));
    };
    while (SnapshotPtr after = queue.next(std::nullopt)) {
        for (const auto &engine : after->engines) tell(*engine);
        for (const auto &source : after->etcdSources) tell(*source);
        if (!began && !after->complete) continue; // the first line is a whole chart
        began = true;
        const std::string line = map::toChangeLine(*before, *after);
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size() || std::fflush(stdout) != 0)
            return exitFailure; // nobody reads any more
        before = std::move(after);
    }
    return exitOk;
}

} // namespace portolan::app
