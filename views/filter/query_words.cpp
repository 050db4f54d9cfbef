#include "views/filter/query_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "views/theme/words.h"

namespace portolan::views {
namespace {

QString listed(find::Key key) {
    QStringList words;
    for (const std::string_view word : find::knownValues(key))
        words.push_back(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
    return words.join(QStringLiteral(", "));
}

} // namespace

QString fieldWord(find::Field field) {
    using find::Field;
    switch (field) {
    case Field::name:
        break;
    case Field::id:
        return QCoreApplication::translate("Words", "id", "where something was found");
    case Field::kind:
        return QCoreApplication::translate("Words", "kind", "where something was found");
    case Field::image:
        return QCoreApplication::translate("Words", "image", "where something was found");
    case Field::state:
        return QCoreApplication::translate("Words", "state", "where something was found");
    case Field::health:
        return QCoreApplication::translate("Words", "health", "where something was found");
    case Field::network:
        return QCoreApplication::translate("Words", "on network", "where something was found");
    case Field::driver:
        return QCoreApplication::translate("Words", "driver", "where something was found");
    case Field::address:
        return QCoreApplication::translate("Words", "address", "where something was found");
    case Field::port:
        return QCoreApplication::translate("Words", "port", "where something was found");
    case Field::label:
        return QCoreApplication::translate("Words", "label", "where something was found");
    case Field::project:
        return QCoreApplication::translate("Words", "Compose project", "where something was found");
    case Field::host:
        return QCoreApplication::translate("Words", "host", "where something was found");
    case Field::alias:
        return QCoreApplication::translate("Words", "also called", "where something was found");
    case Field::url:
        return QCoreApplication::translate("Words", "URL", "where something was found");
    case Field::value:
        return QCoreApplication::translate("Words", "value", "where something was found");
    }
    return {};
}

QString keyMeaning(find::Key key) {
    using find::Key;
    switch (key) {
    case Key::text:
        break;
    case Key::name:
        return QCoreApplication::translate("Words", "a part of the name", "key of a query");
    case Key::state:
        return QCoreApplication::translate("Words", "running, exited, paused…", "key of a query");
    case Key::health:
        return QCoreApplication::translate("Words", "what the health check says", "key of a query");
    case Key::net:
        return QCoreApplication::translate("Words", "on this network", "key of a query");
    case Key::image:
        return QCoreApplication::translate("Words", "a part of the image's name", "key of a query");
    case Key::label:
        return QCoreApplication::translate("Words", "a label, or label=value", "key of a query");
    case Key::port:
        return QCoreApplication::translate("Words", "published or exposed port", "key of a query");
    case Key::ip:
        return QCoreApplication::translate("Words", "an address, or all of a subnet", "key of a query");
    case Key::host:
        return QCoreApplication::translate("Words", "on this engine's host", "key of a query");
    case Key::driver:
        return QCoreApplication::translate("Words", "bridge, overlay, macvlan…", "key of a query");
    case Key::project:
        return QCoreApplication::translate("Words", "of this Compose project", "key of a query");
    case Key::kind:
        return QCoreApplication::translate("Words", "container, network, etcd, ambassador", "key of a query");
    case Key::id:
        return QCoreApplication::translate("Words", "the beginning of Docker's id", "key of a query");
    }
    return {};
}

QString queryErrorText(const find::QueryError &error) {
    using Why = find::QueryError::Why;
    const QString word = shown(error.word, 40);
    switch (error.why) {
    case Why::unknownKey:
        return QCoreApplication::translate(
                   "Words", "“%1” is no key. To look for text with a colon, put it in quotation marks.")
            .arg(word);
    case Why::nothingAfter:
        return QCoreApplication::translate("Words", "Something is missing after “%1”.").arg(word);
    case Why::unknownValue:
        return QCoreApplication::translate("Words", "“%1” is none of: %2.").arg(word, listed(error.key));
    case Why::notAPort:
        return QCoreApplication::translate("Words", "“%1” is no port: 1 to 65535, with /tcp, /udp or /sctp "
                                                    "if need be.")
            .arg(word);
    case Why::notAnAddress:
        return QCoreApplication::translate("Words",
                                           "“%1” is neither an address nor a subnet such as 172.18.0.0/16.")
            .arg(word);
    case Why::quoteIsOpen:
        return QCoreApplication::translate("Words", "The quotation mark before “%1” has no second.")
            .arg(word.mid(1));
    }
    return {};
}

} // namespace portolan::views
