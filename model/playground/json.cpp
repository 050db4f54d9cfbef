#include "model/playground/json.h"

namespace portolan::playground {

std::string toText(const Json &value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

const Json &field(const Json &object, std::string_view name) {
    static const Json null;
    if (!object.is_object()) return null;
    const auto at = object.find(std::string(name));
    return at == object.end() ? null : *at;
}

std::string stringIn(const Json &object, std::string_view name) {
    const Json &value = field(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t numberIn(const Json &object, std::string_view name) {
    const Json &value = field(object, name);
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

bool boolIn(const Json &object, std::string_view name) {
    const Json &value = field(object, name);
    return value.is_boolean() && value.get<bool>();
}

} // namespace portolan::playground
