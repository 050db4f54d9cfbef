#pragma once

#include <cstdint>
#include <vector>

namespace portolan::layout {

/// Points in the order of a space-filling curve, and over them a tree of cells with mass and centre of mass.
/// The leaves hold up to `bucket` points, for which the far field is gathered once.
class QuadTree {
public:
    static constexpr std::uint32_t bucket = 16;

    struct Cell {
        float x, y, mass, side; ///< centre of mass
        std::uint32_t first, last;
        std::uint32_t child, next;      ///< the first child (0: a leaf); the cell after this whole subtree
        float left, top, right, bottom; ///< of its points
    };

    void build(const std::vector<float> &x, const std::vector<float> &y, const std::vector<float> &mass);
    const std::vector<Cell> &cells() const { return cells_; }
    const std::vector<std::uint32_t> &order() const { return order_; }
    /// Sorted as `order`.
    const std::vector<float> &x() const { return x_; }
    const std::vector<float> &y() const { return y_; }
    const std::vector<float> &mass() const { return mass_; }

private:
    void split(std::uint32_t first, std::uint32_t last, int shift, float side);

    std::vector<Cell> cells_;
    std::vector<std::uint32_t> order_, codes_, spare_, spareCodes_;
    std::vector<float> x_, y_, mass_;
};

} // namespace portolan::layout
