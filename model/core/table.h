#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace portolan {

/// Immutable entities in the order of their keys. `keyOf(const T&)` must exist beside T and give something
/// comparable. Copies share the entities, so an untouched one is the same object in the next table; they
/// share the rows too till one of them changes.
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
            table.own() = std::move(rows);
            return table;
        }
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Row &a, const Row &b) { return keyOf(*a) < keyOf(*b); });
        std::vector<Row> &out = table.own();
        out.reserve(rows.size());
        for (Row &row : rows) {
            if (!out.empty() && keyOf(*out.back()) == keyOf(*row))
                out.back() = std::move(row);
            else
                out.push_back(std::move(row));
        }
        return table;
    }

    auto begin() const { return rows().begin(); }
    auto end() const { return rows().end(); }
    std::size_t size() const { return rows().size(); }
    bool empty() const { return rows().empty(); }
    const Row &operator[](std::size_t i) const { return rows()[i]; }
    /// The same rows without a look at them. False says nothing.
    bool sharesRowsWith(const Table &other) const { return rows_ == other.rows_; }
    /// Takes over the rows of `other` if they are the same objects.
    void shareRowsWith(const Table &other) {
        if (rows() == other.rows()) rows_ = other.rows_;
    }

    template <class Key>
    Row find(const Key &key) const {
        const auto at = lowerBound(key);
        return at != end() && keyOf(**at) == key ? *at : nullptr;
    }

    /// Inserts, or replaces the row of the same key.
    void put(Row row) {
        const auto key = keyOf(*row);
        const auto at = lowerBound(key);
        const bool known = at != end() && keyOf(**at) == key;
        const auto place = at - begin();
        std::vector<Row> &mine = own();
        if (known)
            mine[static_cast<std::size_t>(place)] = std::move(row);
        else
            mine.insert(mine.begin() + place, std::move(row));
    }

    template <class Key>
    bool remove(const Key &key) {
        const auto at = lowerBound(key);
        if (at == end() || !(keyOf(**at) == key)) return false;
        const auto place = at - begin();
        std::vector<Row> &mine = own();
        mine.erase(mine.begin() + place);
        return true;
    }

private:
    template <class Key>
    auto lowerBound(const Key &key) const {
        return std::lower_bound(begin(), end(), key,
                                [](const Row &row, const Key &wanted) { return keyOf(*row) < wanted; });
    }

    const std::vector<Row> &rows() const { return rows_ ? *rows_ : nothing; }
    std::vector<Row> &own() {
        if (rows_.use_count() != 1)
            rows_ = std::make_shared<std::vector<Row>>(rows());
        else // another thread may have let go of them just now: counting up and down waits for its last look
            std::shared_ptr<std::vector<Row>>(rows_).reset();
        return *rows_;
    }

    inline static const std::vector<Row> nothing;
    std::shared_ptr<std::vector<Row>> rows_; ///< none: empty
};

} // namespace portolan
