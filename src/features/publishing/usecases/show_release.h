// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "lib/disclosure/plan_file.h"
#include "src/features/publishing/domain/release.h"
#include "src/features/publishing/domain/release_photo.h"
#include "src/features/publishing/usecases/gate.h"
#include "src/work/work.h"

namespace samsyn::publishing {

struct ReleaseLine {
    Id<Release> id;
    ReleaseState state = ReleaseState::prepared;
    ReleaseKind kind = ReleaseKind::regular;
    std::optional<std::int64_t> number;
    std::optional<std::int64_t> corrects;
    std::string title;
    PublicPeriod period;
    std::optional<UtcTime> publish_at;
    std::optional<UtcTime> published_at;
    std::optional<UtcTime> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(ReleaseLine, (),
                      (id, state, kind, number, corrects, title, period, publish_at, published_at,
                       withdrawn_at))

struct ReleaseList {
    std::vector<ReleaseLine> releases;  // what is under way first, then the newest number
    bool may_prepare = false;
    bool may_approve = false;
};
BOOST_DESCRIBE_STRUCT(ReleaseList, (), (releases, may_prepare, may_approve))

struct ListReleases {
    static constexpr std::string_view name = "releases.list";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = ReleaseList;
};
BOOST_DESCRIBE_STRUCT(ListReleases, (), ())

// Words in the release that may lead to a person, and what they would be with those masked.
struct WordFinding {
    std::string field;  // "title", "summary", "reason", "actions" of an area
    std::string area;
    std::vector<std::string> kinds;  // codes of the guard: "name", "door" …
    std::string masked;
};
BOOST_DESCRIBE_STRUCT(WordFinding, (), (field, area, kinds, masked))

// A photograph of the release, and who looked it through.
struct ShownPhoto {
    std::string file;  // as in the document
    Id<ReleasePhoto> id;
    std::int64_t masks = 0;
    std::string reviewed_by;
    UtcTime reviewed_at;
};
BOOST_DESCRIBE_STRUCT(ShownPhoto, (), (file, id, masks, reviewed_by, reviewed_at))

struct ToldReader {
    std::string happened;
    std::string address;
    UtcTime sent_at;
};
BOOST_DESCRIBE_STRUCT(ToldReader, (), (happened, address, sent_at))

// `address` is where it is read, within the public pages; empty before it is out.
struct ReleasePage {
    Id<Release> id;
    ReleaseState state = ReleaseState::prepared;
    ReleaseDocument document;
    std::vector<HiddenCell> hidden;
    disclosure::AuditNumbers audit;  // with every release before
    std::vector<WordFinding> findings;
    std::vector<ShownPhoto> photos;
    std::string fingerprint;
    std::string prepared_by;
    UtcTime prepared_at;
    std::string approved_by;
    std::optional<UtcTime> approved_at;
    std::optional<UtcTime> publish_at;
    std::optional<UtcTime> published_at;
    std::string manifest_hash;
    std::optional<UtcTime> withdrawn_at;
    std::string withdrawn_reason;
    std::string address;
    std::vector<ToldReader> told;
    bool is_own = false;  // the reader put it together
    bool may_approve = false;
    bool may_discard = false;
    bool may_withdraw = false;
};
BOOST_DESCRIBE_STRUCT(ReleasePage, (),
                      (id, state, document, hidden, audit, findings, photos, fingerprint, prepared_by,
                       prepared_at, approved_by, approved_at, publish_at, published_at, manifest_hash,
                       withdrawn_at, withdrawn_reason, address, told, is_own, may_approve, may_discard,
                       may_withdraw))

// A release as those who prepare and approve it see it. Refuses "release.unknown".
struct ShowRelease {
    static constexpr std::string_view name = "releases.show";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = ReleasePage;

    Id<Release> release;
    std::string public_url = {};
};
BOOST_DESCRIBE_STRUCT(ShowRelease, (), (release))

// The public edition of an area as files hold it: the newest release that stands and shows the area, with
// nothing but what concerns it; of the period that has the days, when they are given. Refuses
// "release.none_public".
struct ShowPublicEdition {
    static constexpr std::string_view name = "releases.public_edition";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = ReleaseDocument;

    Text<60> area;
    std::optional<Day> first;
    std::optional<Day> last;
};
BOOST_DESCRIBE_STRUCT(ShowPublicEdition, (), (area, first, last))

Result<access::Scope> scope_of(ListReleases const& query, work::Reading& reading);
Result<ReleaseList> handle(ListReleases const& query, work::Reading& reading);
Result<access::Scope> scope_of(ShowRelease const& query, work::Reading& reading);
Result<ReleasePage> handle(ShowRelease const& query, work::Reading& reading);
Result<access::Scope> scope_of(ShowPublicEdition const& query, work::Reading& reading);
Result<ReleaseDocument> handle(ShowPublicEdition const& query, work::Reading& reading);

}  // namespace samsyn::publishing
