// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/publishing/domain/release_photo.h"
#include "src/work/work.h"

namespace samsyn::publishing {

struct ReviewedPhoto {
    Id<ReleasePhoto> id;
    std::string hash;
    std::int64_t width = 0;
    std::int64_t height = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewedPhoto, (), (id, hash, width, height))

// Keeps a photograph as somebody has looked it through for publishing. Nothing in `masks` is an answer too:
// there is nothing to mask. `masked` is the picture made beforehand of the attachment's version whose hash is
// `original`. Refuses "photo.not_public" (its owner has not said that it may be published), "photo.other"
// (the id is taken) and personal data in the words.
struct ReviewPhoto {
    static constexpr std::string_view name = "releases.review_photo";
    static constexpr auto needs = access::Permission::prepare_release;
    using Output = ReviewedPhoto;

    Id<ReleasePhoto> photo;  // made by whoever reviews
    Id<attachments::Attachment> attachment;
    Id<attachments::Version> version;
    ListOf<Mask, most_masks> masks;
    Text<300> alt_sv;
    std::optional<Text<300>> alt_en;
    std::string original = {};
    std::string masked = {};
    std::int64_t width = 0;
    std::int64_t height = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewPhoto, (), (photo, attachment, version, masks, alt_sv, alt_en))

Result<access::Scope> scope_of(ReviewPhoto const& command, work::Work& work);
Result<ReviewedPhoto> handle(ReviewPhoto const& command, work::Work& work);

// The masked picture, for those who read releases before they are out. Refuses "photo.unknown".
struct ShowPhoto {
    static constexpr std::string_view name = "releases.photo";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = std::string;

    Id<ReleasePhoto> photo;
};
Result<access::Scope> scope_of(ShowPhoto const& query, work::Reading& reading);
Result<std::string> handle(ShowPhoto const& query, work::Reading& reading);

struct PhotoChoice {
    Id<attachments::Attachment> attachment;
    Id<attachments::Version> version;
    std::string name;
    std::string area;
    UtcTime added_at;
};
BOOST_DESCRIBE_STRUCT(PhotoChoice, (), (attachment, version, name, area, added_at))

struct PhotoArea {
    Id<Area> id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PhotoArea, (), (id, name))

struct PhotoChoices {
    std::vector<PhotoArea> areas;  // of the plan
    std::vector<PhotoChoice> photos;
    bool has_more = false;
};
BOOST_DESCRIBE_STRUCT(PhotoChoices, (), (areas, photos, has_more))

// The photographs attached to the areas of the plan, or to one of them, whose owners have said that they may
// be published, newest first, twelve at a time.
struct ListPhotoChoices {
    static constexpr std::string_view name = "releases.photo_choices";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = PhotoChoices;

    std::optional<Id<Area>> area;
    std::optional<Between<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(ListPhotoChoices, (), (area, offset))

Result<access::Scope> scope_of(ListPhotoChoices const& query, work::Reading& reading);
Result<PhotoChoices> handle(ListPhotoChoices const& query, work::Reading& reading);

enum class MayShow { face, plate };
BOOST_DESCRIBE_ENUM(MayShow, face, plate)

struct MaskProposal {
    MayShow what = MayShow::face;
    Mask mask;
};
BOOST_DESCRIBE_STRUCT(MaskProposal, (), (what, mask))

struct MaskProposals {
    std::vector<MaskProposal> proposals;
};
BOOST_DESCRIBE_STRUCT(MaskProposals, (), (proposals))

// What a machine would mask in a photograph that the actor may read: a help for who looks, never an answer.
// `proposals` were made beforehand.
struct ProposeMasks {
    static constexpr std::string_view name = "releases.propose_masks";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = MaskProposals;

    Id<attachments::Attachment> attachment;
    Id<attachments::Version> version;
    std::vector<MaskProposal> proposals = {};
};
BOOST_DESCRIBE_STRUCT(ProposeMasks, (), (attachment, version))

Result<access::Scope> scope_of(ProposeMasks const& query, work::Reading& reading);
Result<MaskProposals> handle(ProposeMasks const& query, work::Reading& reading);

// What a release says of its photographs; nothing for none. Refuses "photo.unknown", "photo.not_public", and
// says which.
Result<std::optional<std::vector<PublicPhoto>>> public_photos(std::vector<Id<ReleasePhoto>> const& photos,
                                                              work::Reading& reading);
// Refuses "photo.not_public" when a photograph of the release may no longer be published.
Result<Done> check_photos(ReleaseDocument const& document, work::Reading& reading);
// The files of those, from what is kept.
std::vector<ReleaseFile> photo_files(ReleaseDocument const& document, work::Reading& reading);

}  // namespace samsyn::publishing
