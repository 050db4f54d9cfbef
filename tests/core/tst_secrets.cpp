#include <QTest>

#include "model/core/secrets.h"

using namespace portolan;

class TestSecrets : public QObject {
    Q_OBJECT
private slots:
    void names_data() {
        QTest::addColumn<bool>("secret");
        for (const char *name :
             {"PASSWORD", "MYSQL_ROOT_PASSWORD", "db_passwd", "PGPASSWORD_PASS", "API_TOKEN", "githubToken",
              "AWS_SECRET_ACCESS_KEY", "SECRET_KEY_BASE", "API_KEY", "apiKey", "apikey", "PRIVATE_KEY",
              "SENTRY_DSN", "REDIS_AUTH", "CREDENTIALS", "com.example.db-password", "--password",
              "GITHUB_TOKENS", "PASSPHRASE"})
            QTest::newRow(name) << true;
        for (const char *name : {"PATH",
                                 "HOME",
                                 "KEYBOARD",
                                 "MONKEY",
                                 "GPG_KEY",
                                 "PUBLIC_KEY",
                                 "PASSENGERS",
                                 "COMPASS",
                                 "TOKENIZER",
                                 "DB_PASSWORD_FILE",
                                 "SECRETS_DIR",
                                 "AUTH_URL",
                                 "SSH_AUTH_SOCK",
                                 "REDIS_PORT_6379_TCP",
                                 "AUTHOR",
                                 "",
                                 "=",
                                 "HOSTNAME",
                                 "SECRET_NAME",
                                 "BYPASS"})
            QTest::newRow(name) << false;
    }
    void names() {
        QFETCH(bool, secret);
        QCOMPARE(looksSecret(QTest::currentDataTag()), secret);
    }

    void lines_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("masked");
        const auto row = [](const char *name, const QByteArray &line, const QByteArray &masked) {
            QTest::newRow(name) << line << masked;
        };
        row("by name", "API_TOKEN=do-not-show", "API_TOKEN=••••••");
        row("value with equals", "PASSWORD=a=b", "PASSWORD=••••••");
        row("innocent", "PATH=/usr/bin:/bin", "PATH=/usr/bin:/bin");
        row("empty value", "PASSWORD=", "PASSWORD=");
        row("no value", "PASSWORD", "PASSWORD");
        row("only equals", "=x", "=x");
        row("password of a URL", "DATABASE_URL=postgres://me:s3cret@db:5432/x",
            "DATABASE_URL=postgres://me:••••••@db:5432/x");
        row("URL without user", "CACHE=redis://:s3cret@cache", "CACHE=redis://:••••••@cache");
        row("password with an at", "U=amqp://a:b@c@host/", "U=amqp://a:••••••@host/");
        row("bare URL with query", "redis://:s@host/?a=b", "redis://:••••••@host/?a=b");
        row("URL with port only", "U=http://host:8080/a@b", "U=http://host:8080/a@b");
        row("user only", "U=ssh://me@host", "U=ssh://me@host");
        row("jwt", "X=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_-1", "X=••••••");
        row("not a jwt", "X=eyJhbGciOiJIUzI1NiJ9", "X=eyJhbGciOiJIUzI1NiJ9");
        row("private key", "X=-----BEGIN RSA PRIVATE KEY-----\nMII", "X=••••••");
        row("certificate", "X=-----BEGIN CERTIFICATE-----\nMII", "X=-----BEGIN CERTIFICATE-----\nMII");
        row("token of a service", "X=ghp_0123456789abcdefghijklmnopqrstuvwxyz", "X=••••••");
        row("option", "--db-password=x", "--db-password=••••••");
        row("empty", "", "");
    }
    void lines() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, masked);
        QCOMPARE(QByteArray::fromStdString(maskSecrets(line.toStdString())), masked);
    }

    void jsonIsMaskedWhereverSecretsMayStand() {
        const char *raw = R"({"Config":{"Env":["A=b","API_TOKEN=do-not-show"],
            "Cmd":["redis-server","--requirepass","--password","hunter2","-p","80"],
            "Labels":{"db.password":"hunter3","plain":"yes"}},
            "Nested":[{"Env":["URL=http://u:hunter4@h"]}],"Token":"","Number":7})";
        const std::string masked = prettyJson(raw, Secrets::masked).value();
        for (const char *secret : {"do-not-show", "hunter2", "hunter3", "hunter4"})
            QVERIFY2(masked.find(secret) == std::string::npos, secret);
        for (const char *open : {"A=b", "API_TOKEN=", "redis-server", "\"80\"", "\"plain\": \"yes\"",
                                 "u:", "\"Number\": 7", "\"Token\": \"\""})
            QVERIFY2(masked.find(open) != std::string::npos, open);
        QVERIFY(masked.find("Config") < masked.find("Nested"));
        QVERIFY(prettyJson(raw, Secrets::shown).value().find("hunter2") != std::string::npos);
    }
    void badJsonIsNoJson() {
        QVERIFY(!prettyJson("{\"a\":", Secrets::masked));
        QVERIFY(!prettyJson("", Secrets::masked));
        QVERIFY(!prettyJson("blue", Secrets::masked));
        QCOMPARE(prettyJson("\"\xff\"", Secrets::masked).has_value(), false);
    }
    void depthDoesNotBreakTheStack() {
        const std::string deep(500'000, '[');
        QVERIFY(!prettyJson(deep, Secrets::masked));
        const auto closed = prettyJson(deep + std::string(500'000, ']'), Secrets::masked);
        QVERIFY(closed && closed->size() < 50'000);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
