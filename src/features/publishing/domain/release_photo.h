// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/access/subjects.h"
#include "src/features/attachments/domain/attachment.h"
#include "src/features/publishing/domain/release_document.h"

namespace samsyn::publishing {

// A part of a photograph that is painted over, in ten-thousandths of its sides.
struct Mask {
    Between<0, 10'000> x{0};
    Between<0, 10'000> y{0};
    Between<0, 10'000> width{0};
    Between<0, 10'000> height{0};
};
BOOST_DESCRIBE_STRUCT(Mask, (), (x, y, width, height))

constexpr std::size_t most_masks = 100;
constexpr std::size_t most_photos = 12;  // of one release

// A photograph as somebody has looked through it for publishing: what was painted over, and what it shows in
// words. It is never changed; reviewed again it is another.
struct ReleasePhoto {
    Id<ReleasePhoto> id;
    Id<attachments::Attachment> attachment;
    Id<attachments::Version> version;
    std::string original;  // SHA-256 of the attachment's version
    std::string masks;     // JSON
    PublicName alt;
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::string hash;  // SHA-256 of what is published
    Id<User> reviewed_by;
    UtcTime reviewed_at;
};

}  // namespace samsyn::publishing
