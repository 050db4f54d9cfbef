#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace portolan {

/// Immutable entities in the order of their keys. `keyOf(const T&)` must exist beside T and give something
/// comparable. Copies share the entities, so an untouched one is the same object in the next table.
template <class T>
class Table {
public:
    using Row = std::shared_ptr<const T>;

    Table() = default;

    /// Sorts; of rows with one key the last stays.
    static Table of(std::vector<Row> rows) {
        const auto notBefore = [](const Row &a, const Row &b) { return !(keyOf(*a) < keyOf(*b)); };
        Table table;
        if (std::adjacent_find(rows.begin(), rows.end(), notBefore) == rows.end()) { // as usual, in order
            table.rows_ = std::move(rows);
            return table;
        }
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Row &a, const Row &b) { return keyOf(*a) < keyOf(*b); });
        table.rows_.reserve(rows.size());
        for (Row &row : rows) {
            if (!table.rows_.empty() && keyOf(*table.rows_.back()) == keyOf(*row))
                table.rows_.back() = std::move(row);
            else
                table.rows_.push_back(std::move(row));
        }
        return table;
    }

    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    const Row &operator[](std::size_t i) const { return rows_[i]; }

    template <class Key>
    Row find(const Key &key) const {
        const auto at = lowerBound(key);
        return at != rows_.end() && keyOf(**at) == key ? *at : nullptr;
    }

    /// Inserts, or replaces the row of the same key.
    void put(Row row) {
        const auto key = keyOf(*row);
        const auto at = lowerBound(key);
        if (at != rows_.end() && keyOf(**at) == key)
            rows_[static_cast<std::size_t>(at - rows_.begin())] = std::move(row);
        else
            rows_.insert(at, std::move(row));
    }

    template <class Key>
    bool remove(const Key &key) {
        const auto at = lowerBound(key);
        if (at == rows_.end() || !(keyOf(**at) == key)) return false;
        rows_.erase(at);
        return true;
    }

private:
    template <class Key>
    auto lowerBound(const Key &key) const {
        return std::lower_bound(rows_.begin(), rows_.end(), key,
                                [](const Row &row, const Key &wanted) { return keyOf(*row) < wanted; });
    }

    std::vector<Row> rows_;
};

} // namespace portolan
