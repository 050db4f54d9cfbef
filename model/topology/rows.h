#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "model/core/entities.h"
#include "model/core/table.h"

namespace portolan::topology {

/// The container that a row belongs to, which is the first part of its key.
inline std::string_view ownerOf(const Container &c) { return c.id.value; }
inline std::string_view ownerOf(const Endpoint &e) { return e.container.value; }
inline std::string_view ownerOf(const Link &l) { return l.consumer.value; }
inline std::string_view ownerOf(const SharedNetwork &s) { return s.guest.value; }
inline std::string_view ownerOf(const Ambassador &a) { return a.container.value; }
inline std::string_view ownerOf(const Relay &r) { return r.ambassador.value; }

template <class T>
using Rows = std::span<const typename Table<T>::Row>;

/// A table beside an ascending walk over containers: gives each one's rows at the cost of one pass in all.
template <class T>
class Beside {
public:
    explicit Beside(const Table<T> &table) : at_(table.begin()), end_(table.end()) {}

    /// Owners must be asked for in ascending order.
    Rows<T> of(std::string_view owner) {
        while (at_ != end_ && ownerOf(**at_) < owner) ++at_;
        const auto first = at_;
        while (at_ != end_ && ownerOf(**at_) == owner) ++at_;
        return {first, at_};
    }

private:
    decltype(std::declval<const Table<T> &>().begin()) at_, end_;
};

/// One owner's rows, found by bisection.
template <class T>
Rows<T> rowsOf(const Table<T> &table, std::string_view owner) {
    const auto first = std::lower_bound(table.begin(), table.end(), owner,
                                        [](const auto &row, auto wanted) { return ownerOf(*row) < wanted; });
    auto last = first;
    while (last != table.end() && ownerOf(**last) == owner) ++last;
    return {first, last};
}

/// The old row equal to `fresh`, or a new one.
template <class T>
typename Table<T>::Row keptOrNew(Rows<T> old, T fresh) {
    for (const auto &row : old)
        if (*row == fresh) return row;
    return std::make_shared<const T>(std::move(fresh));
}

} // namespace portolan::topology
