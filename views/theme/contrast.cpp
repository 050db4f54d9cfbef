#include "views/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace portolan::views {
namespace {

double luminance(const QColor &c) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

double contrast(const QColor &a, const QColor &b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor readableOn(const QColor &colour, const QColor &background, double ratio) {
    const QColor towards = luminance(background) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    QColor result = colour;
    for (double share = 0.1; contrast(result, background) < ratio && share <= 1.0; share += 0.1)
        result = mixed(colour, towards, share);
    return result;
}

QColor mixed(const QColor &colour, const QColor &towards, double share) {
    const auto part = [&](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {part(colour.red(), towards.red()), part(colour.green(), towards.green()),
            part(colour.blue(), towards.blue())};
}

} // namespace portolan::views
