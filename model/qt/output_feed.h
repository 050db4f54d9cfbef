#pragma once

#include <QObject>
#include <deque>
#include <memory>
#include <optional>

#include "model/output/output.h"

namespace portolan::qt {

/// Brings lines from the I/O thread to the GUI thread, at the GUI's pace: what comes faster than it is shown
/// is thrown away, the oldest first, and counted. One stream at a time.
class OutputFeed : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t most = 10'000; ///< lines that wait

    explicit OutputFeed(QObject *parent = nullptr);
    ~OutputFeed() override;

    /// For whoever starts the stream. What an earlier stream still sends is not taken any more.
    output::Lines begin();
    /// As the end of the stream that was begun last.
    std::function<void(Result<int>)> end();

signals:
    void lines(const std::vector<portolan::output::Line> &lines, quint64 lost); ///< before these
    void ended(const portolan::Result<int> &result);

private:
    struct Shared;
    void drain();

    std::shared_ptr<Shared> shared_;
};

} // namespace portolan::qt
