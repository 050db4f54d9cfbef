#pragma once

#include <QCoreApplication>

#include "model/core/snapshot.h"
#include "model/qt/entity_ref.h"
#include "views/inspector/content.h"

namespace portolan::views {

/// Words for one entity of one snapshot at one moment, in the current language. Each of the functions
/// answers for every kind of entity; what a kind does not have comes back empty.
class Describer {
    Q_DECLARE_TR_FUNCTIONS(portolan::views::Describer)

public:
    Describer(const Snapshot &snapshot, qt::EntityRef entity, Moment now);

    Heading heading() const;
    QVector<Card> cards() const;
    QVector<Section> overview() const;
    Grid endpoints() const;
    Grid ports() const;
    QVector<Section> linksAndEnvironment(bool secretsShown) const;
    /// JSON of the engine, or the value of an etcd key; harmless, bounded, secrets masked unless shown.
    QString raw(bool secretsShown) const;

    bool hasEndpoints() const;
    bool hasPorts() const;
    bool hasLinksAndEnvironment() const;
    bool hasRaw() const;
    bool hidesSecrets() const; ///< raw or the environment has something that is masked

private:
    using Rows = QVector<Row>;

    template <class T>
    const T *as() const {
        const auto *held = std::get_if<std::shared_ptr<const T>>(&entity_);
        return held ? held->get() : nullptr;
    }
    const Container *container() const; ///< also of an ambassador

    // pieces
    Piece piece(const ContainerId &id, const std::string &fallback = {}) const;
    Piece piece(const EngineKey &key) const;
    Piece piece(const EngineKey &engine, const NetworkId &id) const;
    static Piece text(const QString &words) { return {words, {}, false}; }
    static Piece mono(std::string_view untrusted);
    static void add(Rows &rows, const QString &label, QVector<Line> lines);
    static void addText(Rows &rows, const QString &label, const QString &words);
    static void addMono(Rows &rows, const QString &label, std::string_view untrusted);
    Line line(const Relay &relay) const;
    static QString publicationText(const Publication &publication);
    QString momentText(const std::optional<Moment> &moment) const;
    QString lossText(const Loss &loss) const;

    // by kind
    QVector<Section> overviewOf(const Container &c) const;
    QVector<Section> overviewOf(const Network &n) const;
    QVector<Section> overviewOf(const Engine &e) const;
    QVector<Section> overviewOf(const EtcdSource &s) const;
    QVector<Section> overviewOf(const EtcdEntry &e) const;
    QVector<Section> overviewOf(const Endpoint &e) const;
    QVector<Section> overviewOf(const Ambassador &a) const;
    QVector<Section> overviewOf(const Link &l) const;
    QVector<Section> overviewOf(const SharedNetwork &s) const;
    QVector<Section> overviewOf(const Relay &r) const;
    QVector<Section> overviewOf(const Registration &r) const;
    QVector<Section> overviewOf(const SwarmNode &n) const;
    QVector<Section> overviewOf(const SwarmService &s) const;
    QVector<Section> overviewOf(const SwarmTask &t) const;

    void addCards(QVector<Card> &cards, const Container &c) const;
    void addCard(QVector<Card> &cards, const Relay &r) const;
    void addCard(QVector<Card> &cards, const Link &l) const;
    void addCard(QVector<Card> &cards, const SharedNetwork &s) const;
    void addSourceCard(QVector<Card> &cards, const QString &name, SourceState state,
                       const std::optional<Loss> &loss, bool isTheSource) const;
    EngineKey engineOf() const; ///< on which the entity lives; empty for etcd

    const Snapshot &now_;
    qt::EntityRef entity_;
    Moment moment_;
};

/// "4 min", "3 h", "12 d": how long it is from one moment to the other.
QString durationText(Moment from, Moment to);

/// "8080/tcp".
QString portText(const Port &port);

} // namespace portolan::views
