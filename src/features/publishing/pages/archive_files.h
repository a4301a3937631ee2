// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/manifest.h"
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

// A release as lists and feeds show it; of a withdrawn one no more than that it was there.
struct ListedRelease {
    std::int64_t number = 0;
    ReleaseKind kind = ReleaseKind::regular;
    std::optional<std::int64_t> corrects;
    std::optional<std::int64_t> corrected_by;
    std::string title;
    PublicPeriod period;
    UtcTime published_at;
    std::optional<UtcTime> withdrawn_at;
    std::string withdrawn_reason;
    std::string manifest;            // SHA-256
    std::vector<std::string> areas;  // codes
};
BOOST_DESCRIBE_STRUCT(ListedRelease, (),
                      (number, kind, corrects, corrected_by, title, period, published_at, withdrawn_at,
                       withdrawn_reason, manifest, areas))

struct PublicArchive {
    std::string municipality;
    std::string municipality_name;
    std::vector<ListedRelease> releases;  // newest first
    // Of every release there was, so that nothing of a withdrawn one is left standing in a file of its area.
    std::vector<PublicArea> areas;
    std::optional<ReleaseDocument> newest;  // that stands
    std::string public_key;                 // 32 bytes
    std::string key_id;
};

// What changes when something is released or withdrawn: the list, the feeds and the cards (one for each area
// too), and the page that checks a release offline. Paths are within the municipality's folder.
std::vector<ReleaseFile> archive_files(PublicArchive const& archive, Renderer const& renderer);

// A municipality that publishes here, as its folder says.
struct PublicMunicipality {
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PublicMunicipality, (), (code, name))

inline constexpr char const* municipality_file = "municipality.json";

// The pages above the municipalities' folders, and the fonts they all share.
std::vector<ReleaseFile> front_files(std::vector<PublicMunicipality> const& municipalities,
                                     Renderer const& renderer);

}  // namespace samsyn::publishing
