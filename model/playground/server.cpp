#include "model/playground/server.h"

#include "model/playground/api.h"

namespace portolan::playground {
namespace {

class WorldOutflow final : public Outflow {
public:
    WorldOutflow(World &world, std::shared_ptr<Stream> stream) : world_(world), stream_(std::move(stream)) {}

    std::string take() override { return stream_->take(world_); }
    bool ended() const override { return stream_->ended(); }
    bool listensToEvents() const override { return stream_->listensToEvents(); }
    std::optional<Moment> due() const override { return stream_->due(); }
    void type(std::string_view text, bool over) override { stream_->type(world_, text, over); }

private:
    World &world_;
    std::shared_ptr<Stream> stream_;
};

class EngineSite final : public Site {
public:
    explicit EngineSite(World &world) : world_(world), api_(world) {}

    Reply handle(const Request &request) override {
        Response response = api_.handle(request);
        Reply reply{response.status, std::move(response.contentType), std::move(response.body), nullptr,
                    response.raw,    std::move(response.headers)};
        if (response.stream)
            reply.stream = std::make_shared<WorldOutflow>(world_, std::move(response.stream));
        return reply;
    }
    Moment now() const override { return world_.now(); }
    void advance() override { world_.advance(); }
    std::optional<Moment> nextDue() const override { return world_.nextDue(); }
    std::uint64_t revision() const override { return world_.revision(); }
    void listenersChanged(int by) override { api_.listeners += by; }

private:
    World &world_;
    Api api_;
};

} // namespace

Result<std::unique_ptr<Server>> Server::listen(boost::asio::any_io_executor executor, World &world,
                                               const std::string &path) {
    auto listener = Listener::listenAt(executor, std::make_shared<EngineSite>(world), path);
    if (!listener) return tl::unexpected(listener.error());
    return std::unique_ptr<Server>(new Server(std::move(*listener)));
}

} // namespace portolan::playground
