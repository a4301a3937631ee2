// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/html/templates.h"
#include "lib/texts/texts.h"
#include "src/features/publishing/domain/manifest.h"

// The public files. Each is made of its arguments alone, so the same release gives the same bytes whenever
// and wherever it is made.
namespace samsyn::publishing {

struct Renderer {
    html::Templates const& templates;
    texts::Texts const& texts;
    std::string style;       // CSS
    std::string public_url;  // "https://…", without slash at the end
};

// The files of one release: pages in Swedish and English that need no JavaScript, JSON and CSV.
std::vector<ReleaseFile> release_files(ReleaseDocument const& document, Renderer const& renderer);

// The page alone, in a language.
std::string release_page(ReleaseDocument const& document, Renderer const& renderer, texts::Language language);

// What stands in place of a withdrawn release.
std::vector<ReleaseFile> withdrawal_files(ReleaseDocument const& document, Withdrawal const& withdrawal,
                                          Renderer const& renderer);

// A release as lists and feeds show it.
struct ListedRelease {
    std::int64_t number = 0;
    ReleaseKind kind = ReleaseKind::regular;
    std::optional<std::int64_t> corrects;
    std::optional<std::int64_t> corrected_by;
    std::string title;
    std::string period;
    UtcTime published_at;
    std::optional<UtcTime> withdrawn_at;
    std::string withdrawn_reason;
    std::string manifest;  // SHA-256
};
BOOST_DESCRIBE_STRUCT(ListedRelease, (),
                      (number, kind, corrects, corrected_by, title, period, published_at, withdrawn_at,
                       withdrawn_reason, manifest))

struct PublicArchive {
    std::string municipality;
    std::string municipality_name;
    std::vector<ListedRelease> releases;  // newest first
    std::vector<PublicArea> areas;        // of the newest that stands
    std::string public_key;               // 32 bytes
};

// What changes when something is released or withdrawn: the list, the feeds (one for each area too), and the
// page that checks a release offline. Paths are within the municipality's folder.
std::vector<ReleaseFile> archive_files(PublicArchive const& archive, Renderer const& renderer);

// The page above the municipalities' folders, by their codes.
std::vector<ReleaseFile> front_files(std::vector<std::string> const& municipalities,
                                     Renderer const& renderer);

}  // namespace samsyn::publishing
