#include "app/secret_store.h"

#include <QObject>
#include <qt6keychain/keychain.h>

namespace portolan::app {
namespace {

class Keychain final : public SecretStore {
public:
    void save(const QString &key, const QString &secret) override {
        auto *job = new QKeychain::WritePasswordJob(service_);
        job->setKey(key);
        job->setTextData(secret);
        run(job);
    }
    void read(const QString &key, std::function<void(std::optional<QString>)> done) override {
        auto *job = new QKeychain::ReadPasswordJob(service_);
        job->setKey(key);
        QObject::connect(
            job, &QKeychain::Job::finished, &answers_, [job, done = std::move(done)](QKeychain::Job *) {
                done(job->error() == QKeychain::NoError ? std::optional(job->textData()) : std::nullopt);
            });
        run(job);
    }
    void erase(const QString &key) override {
        auto *job = new QKeychain::DeletePasswordJob(service_);
        job->setKey(key);
        run(job);
    }

private:
    static void run(QKeychain::Job *job) {
        job->setInsecureFallback(false);
        job->start();
    }

    const QString service_ = QStringLiteral("portolan");
    QObject answers_; ///< its end cuts the connections
};

} // namespace

std::unique_ptr<SecretStore> makeKeychain() { return std::make_unique<Keychain>(); }

} // namespace portolan::app
