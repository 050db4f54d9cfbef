#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "model/playground/entities.h"

namespace portolan::playground {

/// "redis", "redis:7" or "quay.io/a/b:1" with its tag; the refusal of a name that cannot be.
tl::expected<std::string, Refusal> imageReference(std::string_view text, bool modern);

/// The shelf of images: what is here already.
class Images {
public:
    /// busybox:1, redis:7 and amouat/ambassador:latest as the rigs of the tests import them.
    static Images ofTheTests(Moment now);

    const std::vector<std::shared_ptr<Image>> &all() const { return images_; }
    /// By reference, by id, or by the beginning of an id.
    std::shared_ptr<Image> find(std::string_view reference) const;
    void add(Image image) { images_.push_back(std::make_shared<Image>(std::move(image))); }
    void tag(const std::shared_ptr<Image> &image, const std::string &reference);
    bool untag(const std::string &reference); ///< an image without tags goes

private:
    std::vector<std::shared_ptr<Image>> images_;
};

} // namespace portolan::playground
