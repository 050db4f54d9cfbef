#include "model/find/record.h"

#include <charconv>

#include "model/find/fold.h"

namespace portolan::find {
namespace {

constexpr std::size_t longestValue = 256;
constexpr std::size_t mostValues = 200; // of one record: a stranger may write any number of labels

} // namespace

std::string_view Record::first(Field field) const {
    for (const Span &span : spans)
        if (span.field == field) return of(span);
    return {};
}

RecordWriter::RecordWriter(EntityId id) {
    record_.id = std::move(id);
    record_.text.reserve(192);
    record_.spans.reserve(12);
}

void RecordWriter::add(Field field, std::string_view value) {
    if (value.empty() || record_.spans.size() >= mostValues) return;
    value = value.substr(0, longestValue);
    record_.spans.push_back(
        {field, static_cast<std::uint32_t>(record_.text.size()), static_cast<std::uint32_t>(value.size())});
    record_.text += value;
    record_.text += '\0'; // no word reaches over the end of a value
}

void RecordWriter::addPort(std::uint16_t number, std::string_view protocol) {
    if (number == 0) return;
    std::array<char, 32> text{};
    char *end = std::to_chars(text.data(), text.data() + 6, number).ptr;
    *end++ = '/';
    for (const char c : protocol.substr(0, 16)) *end++ = c;
    const std::string_view port(text.data(), static_cast<std::size_t>(end - text.data()));
    for (const Record::Span &span : record_.spans)
        if (span.field == Field::port && record_.of(span) == port) return;
    add(Field::port, port);
}

void RecordWriter::addLabels(const std::map<std::string, std::string> &labels) {
    for (const auto &[key, value] : labels) {
        add(Field::label, key.substr(0, longestValue) + "=" + value.substr(0, longestValue));
        if (key == "com.docker.compose.project") add(Field::project, value);
    }
}

Record RecordWriter::take() {
    record_.folded = fold(record_.text);
    record_.letters = letters(record_.folded);
    return std::move(record_);
}

} // namespace portolan::find
