#include "views/dialogs/container_fields.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <algorithm>

#include "views/theme/plain_tip.h"

namespace portolan::views {
namespace {

struct ContainerFields {
    Q_DECLARE_TR_FUNCTIONS(ContainerFields)

public:
    static void tell(QLineEdit &address, QLineEdit &ports, QLineEdit &links) {
        const auto one = [](QLineEdit &field, const QString &name, const QString &example,
                            const QString &tip) {
            field.setAccessibleName(name);
            field.setPlaceholderText(example);
            setPlainTip(&field, tip);
        };
        one(address, tr("Address"), tr("the engine chooses"),
            tr("A fixed address: only networks of your own with a subnet of your choice give one"));
        one(ports, tr("Published ports"), QStringLiteral("8080:80 127.0.0.1:53:53/udp"),
            tr("Port of the host, colon, port of the container, with blanks between; for a port alone the "
               "engine chooses the host's"));
        one(links, tr("Links"), QStringLiteral("redis:cache"),
            tr("Container, colon, the name under which this one finds it; with blanks between"));
    }
};

} // namespace

void tellContainerFields(QLineEdit &address, QLineEdit &ports, QLineEdit &links) {
    ContainerFields::tell(address, ports, links);
}

bool areLinks(const std::vector<std::string> &words) {
    return std::all_of(words.begin(), words.end(), [](const std::string &word) {
        const std::size_t colon = word.find(':');
        return colon != 0 && colon != std::string::npos && colon + 1 != word.size();
    });
}

} // namespace portolan::views
