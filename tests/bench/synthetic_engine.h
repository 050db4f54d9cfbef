#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/docker/engine_reader.h"

namespace portolan::testing {

/// The bytes of an engine of any size, as the real one would write them.
class SyntheticEngine {
public:
    SyntheticEngine(int containers, int networks);

    std::string answer(const std::string &path) const; ///< empty: 404
    const std::string &containerId(int i) const { return ids_[static_cast<std::size_t>(i)]; }
    void restart(int i); ///< gives container i another start time
    std::size_t bytes() const;

private:
    std::string inspect(int i) const;
    std::string network(int n) const;

    int networks_;
    std::vector<std::string> ids_;
    std::vector<std::string> inspects_;
    std::unordered_map<std::string, std::size_t> index_;
    std::string list_, networkList_;
};

/// A reader that answers from memory; events come when `send` is called on the reader's thread.
class SyntheticReader : public docker::EngineReader {
public:
    explicit SyntheticReader(SyntheticEngine &engine);
    ~SyntheticReader() override;
    void send(std::string event);

    boost::asio::awaitable<Result<std::string>> negotiate() override;
    boost::asio::awaitable<Result<std::string>> get(std::string path) override;
    boost::asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> events(std::string since) override;
    boost::asio::awaitable<Result<void>> ping() override;

private:
    struct Stream;
    struct Pipe;
    SyntheticEngine &engine_;
    std::shared_ptr<Pipe> pipe_;
};

} // namespace portolan::testing
