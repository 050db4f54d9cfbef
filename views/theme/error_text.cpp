#include "views/theme/error_text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "views/theme/words.h"

namespace portolan::views {
namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static QString sentence(const Error &error);
    static QString permissionDenied(const QString &target, const QString &path);
    static QString unauthorized(const QString &target, const Error &error);
};

constexpr int etcdPermissionDenied = 7; // gRPC's code, which etcd's gateway tells

/// The path of a unix socket, or nothing.
QString socketPath(const QString &target) {
    if (target.startsWith(u"unix://")) return target.mid(7);
    return target.startsWith(u'/') ? target : QString();
}

QString ErrorText::permissionDenied(const QString &target, const QString &path) {
    if (path.isEmpty())
        return tr("You may not open %1. Check the owner and the permissions of the file.").arg(target);
    // A socket belongs to the group that may use it; Docker's is "docker" almost everywhere.
    QString group = QFileInfo(path).group();
    if (group.isEmpty() || group == u"root") group = QStringLiteral("docker");
    return tr("You may not open %1. Join the group “%2” with “sudo usermod -aG %2 $USER”, then log out and "
              "in "
              "again.")
        .arg(path, group);
}

QString ErrorText::unauthorized(const QString &target, const Error &error) {
    if (error.status == 403) return tr("%1 knows you, but does not allow this.").arg(target);
    if (error.status == etcdPermissionDenied)
        return tr("%1 knows you, but does not let you read these keys. Name the prefix that you may read: "
                  "--etcd-prefix, or “Only keys under” in the window where you connect.")
            .arg(target);
    return tr("%1 asks for a user and password, or a certificate, that it accepts.").arg(target);
}

QString ErrorText::sentence(const Error &error) {
    const QString target = shown(error.target.empty() ? error.operation : error.target);
    const QString path = socketPath(target);
    switch (error.code) {
    case Errc::cancelled:
        return tr("The attempt was cancelled.");
    case Errc::timeout:
        return tr("%1 did not answer in time. Check that it runs and that no firewall stands in between.")
            .arg(target);
    case Errc::noSuchSocket:
        if (target.startsWith(u"ssh"))
            return tr("The program “ssh” was not found. Install it: on Debian it is in the package "
                      "openssh-client.");
        return tr("There is no socket at %1. Is Docker installed, and is it running?")
            .arg(path.isEmpty() ? target : path);
    case Errc::permissionDenied:
        return permissionDenied(target, path);
    case Errc::refused:
        if (!path.isEmpty())
            return tr("The socket %1 is there, but nobody listens. Is Docker running?").arg(path);
        return tr("Nobody listens at %1. Is it running, and is the port right?").arg(target);
    case Errc::unreachable:
        return tr("%1 cannot be reached: the host or the network is down, or there is no route to it.")
            .arg(target);
    case Errc::nameLookup:
        return tr("The host name in %1 has no address. Check its spelling and the name server.").arg(target);
    case Errc::tls:
        return tr("No secure connection to %1 came about. Check the CA, the certificate and its key, and "
                  "that "
                  "the server speaks TLS on this port.")
            .arg(target);
    case Errc::disconnected:
        return tr("%1 closed the connection in the middle.").arg(target);
    case Errc::protocol:
        return tr("%1 answers something that cannot be read. Is it really a Docker engine or an etcd?")
            .arg(target);
    case Errc::tooLarge:
        return tr("The answer of %1 is larger than Portolan takes.").arg(target);
    case Errc::unauthorized:
        return unauthorized(target, error);
    case Errc::notFound:
        return tr("%1 has nothing of this name.").arg(target);
    case Errc::http:
        return tr("%1 reports the error %2.").arg(target).arg(error.status);
    case Errc::engineTooOld:
        return tr("The engine at %1 is too old for Portolan: it needs API 1.24 or newer.").arg(target);
    case Errc::engineTooNew:
        return tr("The engine at %1 is too new for this version of Portolan. Look for an update.")
            .arg(target);
    case Errc::compacted:
        return tr("etcd no longer has the revision that was asked for; all keys are listed again.");
    case Errc::badInput:
        return tr("“%1” cannot be used here.").arg(target);
    case Errc::io:
        break;
    }
    return tr("The system reports an error at %1.").arg(target);
}

} // namespace

QString errorText(const Error &error) {
    QString text = ErrorText::sentence(error);
    const QString words = shown(error.detail, 400).trimmed();
    if (!words.isEmpty())
        text += u'\n' + QCoreApplication::translate("ErrorText", "Its own words: “%1”").arg(words);
    return text;
}

} // namespace portolan::views
