#include "model/find/fuzzy.h"

#include <algorithm>

#include "model/find/fold.h"

namespace portolan::find {
namespace {

constexpr std::size_t shortestLoose = 3; // letters that may lie apart
constexpr std::size_t mostWords = 8;

/// What a place of the words is worth: the whole value, its beginning, the beginning of a part, elsewhere.
struct Worth {
    int whole, beginning, part, inside;
};

Worth worthOf(Field field) {
    switch (field) {
    case Field::name:
        return {100, 85, 75, 65};
    case Field::alias:
        return {72, 60, 55, 48};
    case Field::address:
        return {95, 58, 45, 42};
    case Field::port:
        return {80, 0, 0, 0};
    case Field::id:
        return {90, 60, 0, 0};
    case Field::image:
        return {57, 54, 52, 46};
    case Field::project:
        return {50, 44, 42, 38};
    case Field::network:
        return {42, 38, 36, 32};
    case Field::url:
        return {50, 46, 44, 42};
    case Field::driver:
    case Field::state:
    case Field::health:
    case Field::kind:
        return {36, 30, 0, 0};
    case Field::label:
        return {36, 34, 34, 30};
    case Field::host:
        return {34, 30, 28, 24};
    case Field::value:
        return {34, 30, 28, 24};
    }
    return {};
}

bool isLetter(char c) {
    const auto u = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || u >= 0x80;
}

/// Where a word is in a value: at a beginning if it is at any. npos: nowhere.
std::size_t bestPlace(std::string_view value, std::string_view word, bool &part) {
    std::size_t best = std::string_view::npos;
    for (auto at = value.find(word); at != std::string_view::npos; at = value.find(word, at + 1)) {
        part = at == 0 || !isLetter(value[at - 1]) || !isLetter(word[0]);
        if (part) return at;
        if (best == std::string_view::npos) best = at;
    }
    return best;
}

int rateWord(std::string_view value, std::string_view word, const Worth &worth) {
    bool part = false;
    const auto at = bestPlace(value, word, part);
    if (at == std::string_view::npos) return 0;
    if (at > 0) return part ? worth.part : worth.inside;
    return value.size() == word.size() ? worth.whole : worth.beginning;
}

/// The letters of the word in order, near to each other: where they are; empty when they are not.
std::vector<std::size_t> loosely(std::string_view title, std::string_view word) {
    if (word.size() < shortestLoose) return {};
    std::vector<std::size_t> best;
    for (auto start = title.find(word[0]); start != std::string_view::npos;
         start = title.find(word[0], start + 1)) {
        std::vector<std::size_t> places{start};
        for (std::size_t i = 1; i < word.size(); ++i) {
            const auto next = title.find(word[i], places.back() + 1);
            if (next == std::string_view::npos) break;
            places.push_back(next);
        }
        if (places.size() < word.size()) break; // later starts have even less behind them
        if (best.empty() || places.back() - places.front() < best.back() - best.front()) best = places;
    }
    const bool near = !best.empty() && best.back() - best.front() < 3 * word.size() + 2;
    return near ? best : std::vector<std::size_t>{};
}

int rateLoosely(std::string_view title, std::string_view word) {
    const auto places = loosely(title, word);
    if (places.empty()) return 0;
    const auto spread = static_cast<int>(places.back() - places.front() + 1 - word.size());
    return std::max(4, 28 - 2 * spread + (places[0] == 0 ? 4 : 0));
}

struct Found {
    int score = 0;
    const Record::Span *why = nullptr;
};

/// One word in one record.
Found rateRecord(const Record &record, std::string_view word) {
    Found best;
    if (record.folded.find(word) != std::string::npos)
        for (const Record::Span &span : record.spans) {
            const std::string_view value = record.foldedOf(span);
            if (span.field == Field::id && (word.size() < 3 || !value.starts_with(word))) continue;
            int score = 0;
            if (span.field == Field::port)
                score = value == word || value.substr(0, value.find('/')) == word ? worthOf(Field::port).whole
                                                                                  : 0;
            else
                score = rateWord(value, word, worthOf(span.field));
            if (score > best.score) best = {score, &span};
        }
    if (best.score == 0 && !record.spans.empty() && record.spans[0].field == Field::name)
        best = {rateLoosely(record.foldedOf(record.spans[0]), word), record.spans.data()};
    return best;
}

int kindBonus(const Record &record) {
    switch (record.id.kind) {
    case EntityKind::container:
        return record.guest ? 2 : 3;
    case EntityKind::network:
    case EntityKind::engine:
        return 2;
    default:
        return 0;
    }
}

} // namespace

Needle::Needle(std::string_view typed) {
    const std::string folded = fold(typed.substr(0, 400));
    std::size_t begin = 0;
    while (begin < folded.size() && words_.size() < mostWords) {
        begin = folded.find_first_not_of(" \t\n\r", begin);
        if (begin == std::string::npos) break;
        const auto end = std::min(folded.find_first_of(" \t\n\r", begin), folded.size());
        std::string word = folded.substr(begin, end - begin);
        if (word.size() > 1 && word[0] == ':') word.erase(0, 1); // ":6379" is the port 6379
        words_.push_back(std::move(word));
        begin = end;
    }
}

int Needle::rate(std::string_view folded) const {
    int sum = 0;
    for (const std::string &word : words_) {
        int score = rateWord(folded, word, worthOf(Field::name));
        if (score == 0) score = rateLoosely(folded, word);
        if (score == 0) return 0;
        sum += score;
    }
    return words_.empty() ? 0 : sum / static_cast<int>(words_.size());
}

std::vector<Hit> search(const Index &index, const Needle &needle, std::size_t limit) {
    struct Candidate {
        int score;
        const Record *record;
        const Record::Span *why;
    };
    std::vector<Candidate> all;
    if (needle.empty()) return {};
    std::uint64_t letters = 0;
    for (const std::string &word : needle.words()) letters |= find::letters(word);
    for (const Record &record : index.records()) {
        if ((record.letters & letters) != letters) continue;
        int sum = 0, weakest = 1000;
        const Record::Span *why = nullptr;
        for (const std::string &word : needle.words()) {
            const Found found = rateRecord(record, word);
            if (found.score == 0) {
                sum = 0;
                break;
            }
            sum += found.score;
            if (found.score < weakest) weakest = found.score, why = found.why;
        }
        if (sum == 0) continue;
        const auto words = static_cast<int>(needle.words().size());
        all.push_back({sum / words * 4 + kindBonus(record), &record, why});
    }
    const auto better = [](const Candidate &a, const Candidate &b) {
        if (a.score != b.score) return a.score > b.score;
        const std::string_view x = a.record->foldedOf(a.record->spans[0]);
        const std::string_view y = b.record->foldedOf(b.record->spans[0]);
        if (x.size() != y.size()) return x.size() < y.size();
        return x != y ? x < y : a.record->id < b.record->id;
    };
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
    std::partial_sort(all.begin(), end, all.end(), better);
    std::vector<Hit> hits;
    for (auto it = all.begin(); it != end; ++it) {
        const Record &r = *it->record;
        hits.push_back({r.id, it->score / 4, std::string(r.of(r.spans[0])), std::string(r.first(Field::host)),
                        it->why->field, std::string(r.of(*it->why))});
    }
    return hits;
}

std::vector<std::pair<std::size_t, std::size_t>> marks(std::string_view title, const Needle &needle) {
    const std::string folded = fold(title);
    std::vector<bool> on(title.size(), false);
    for (const std::string &word : needle.words()) {
        bool part = false;
        if (const auto at = bestPlace(folded, word, part); at != std::string::npos)
            std::fill_n(on.begin() + static_cast<std::ptrdiff_t>(at), word.size(), true);
        else
            for (const std::size_t place : loosely(folded, word)) on[place] = true;
    }
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (std::size_t i = 0; i < on.size(); ++i) {
        if (!on[i]) continue;
        const std::size_t begin = i;
        while (i < on.size() && on[i]) ++i;
        ranges.emplace_back(begin, i - begin);
    }
    return ranges;
}

} // namespace portolan::find
