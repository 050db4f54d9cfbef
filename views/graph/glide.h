#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace portolan::views {

/// The clock of a glide: 250 ms, gently at both ends. No timer runs when nothing glides.
class Glide : public QObject {
    Q_OBJECT
public:
    static constexpr int duration = 250; ///< ms

    explicit Glide(QObject *parent = nullptr);
    void start(bool atOnce); ///< at once: one step to the end
    void stop() { timer_.stop(); }
    bool running() const { return timer_.isActive(); }

signals:
    void moved(double share); ///< of the way, 0 … 1; 1 is the last

private:
    QTimer timer_;
    QElapsedTimer clock_;
};

} // namespace portolan::views
