#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "model/layout/layout.h"

namespace portolan::layout {

/// A simulation after d3-force's rules, of one level of a graph: springs, every body pushing every other away
/// (Barnes and Hut), a weak pull to the middle or to anchors, and collision of rectangles.
class Simulation {
public:
    struct Spring {
        std::uint32_t a, b;
        float length, strength, bias; ///< bias: the share of the way that b goes
    };

    std::vector<float> x, y;
    std::vector<float> mass;                  ///< how much it pushes
    std::vector<float> halfWidth, halfHeight; ///< with half the gap; empty: no collision
    std::vector<float> anchorX, anchorY;      ///< empty: the pull is to the middle
    std::vector<std::uint8_t> fixed;          ///< empty: none
    std::vector<Spring> springs;
    float charge = 0;  ///< of a mass of one, positive: away; in square units
    float gravity = 0; ///< of the middle or the anchors
    float theta = 0.9F;

    explicit Simulation(std::size_t count) : x(count), y(count), mass(count, 1), vx_(count), vy_(count) {}
    std::size_t count() const { return x.size(); }
    /// From one alpha to another in so many steps. False: cancelled.
    bool run(int ticks, float from, float to, const std::stop_token &stop);

private:
    void pull(float alpha);
    bool push(float alpha, const std::stop_token &stop);
    void collide();
    void move();

    std::vector<float> vx_, vy_;
};

/// Moves rectangles (with their gap) off one another, each a little, in so many passes at the most; a fixed
/// one does not move. The number of pairs that overlap still.
std::size_t separate(std::vector<float> &x, std::vector<float> &y, const std::vector<float> &halfWidth,
                     const std::vector<float> &halfHeight, const std::vector<std::uint8_t> &fixed, int passes,
                     float share, const std::stop_token &stop);

} // namespace portolan::layout
