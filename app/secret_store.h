#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <optional>

namespace portolan::app {

/// Keeps passwords between runs. Answers come later, on the GUI thread; never after the store is destroyed.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    virtual void save(const QString &key, const QString &secret) = 0;
    /// Nothing, when there is no such secret or no keychain to ask.
    virtual void read(const QString &key, std::function<void(std::optional<QString>)> done) = 0;
    virtual void erase(const QString &key) = 0;
};

/// The system's keychain: libsecret's service or KWallet, whichever the desktop runs. Where there is neither,
/// saving does nothing: a secret is never written to a plain file.
std::unique_ptr<SecretStore> makeKeychain();

} // namespace portolan::app
