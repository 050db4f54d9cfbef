#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// What stands in place of a secret; its length says nothing about the secret's.
inline constexpr std::string_view secretMask = "••••••";

/// Whether a variable, label or option of this name usually holds a secret: DB_PASSWORD, apiToken,
/// AWS_SECRET_ACCESS_KEY. A guess by words of the name. Names of files that hold secrets are no secrets.
bool looksSecret(std::string_view variableName);

/// Whether a value looks like a secret whatever its name: a JWT, a private key, the tokens of well-known
/// services, a URL with a password.
bool looksSecretValue(std::string_view value);

/// "NAME=value" (also "--name=value") with what looks secret masked; of a URL only its password. Anything
/// else comes back unchanged.
std::string maskSecrets(std::string_view line);

enum class Secrets { masked, shown };

/// JSON with indentation, members in their order. Masked: the entries of arrays of strings (Env, Cmd, Args)
/// as `maskSecrets` does, an argument after one like "--password", and members with secret names.
/// nullopt: not JSON. What is nested deeper than 100 levels is left out.
std::optional<std::string> prettyJson(std::string_view json, Secrets secrets);

} // namespace portolan
