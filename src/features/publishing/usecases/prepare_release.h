// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/publishing/domain/release.h"
#include "src/features/publishing/domain/release_photo.h"
#include "src/features/publishing/usecases/basis.h"

namespace samsyn::publishing {

struct AreaWords {
    Text<60> area;
    Text<2000, 0> words;
};
BOOST_DESCRIBE_STRUCT(AreaWords, (), (area, words))

struct PreparedRelease {
    Id<Release> id;
    std::string fingerprint;
};
BOOST_DESCRIBE_STRUCT(PreparedRelease, (), (id, fingerprint))

// Puts a release together from the frozen pictures and the counts of a closed period, through the disclosure
// gate; somebody else approves it. `first` is the period's first day. An erratum `corrects` a release that is
// out, for its period, and says why. Refuses "release.no_plan", "release.not_a_period",
// "release.period_open", "release.pictures_missing" (which areas), "release.under_way",
// "release.period_released", "release.nothing_to_correct", "photo.unknown", "photo.not_public", personal data
// in the words, and what the gate refuses.
struct PrepareRelease {
    static constexpr std::string_view name = "releases.prepare";
    static constexpr auto needs = access::Permission::prepare_release;
    using Output = PreparedRelease;

    Id<Release> release;  // made by whoever prepares
    Day first;
    std::optional<Id<Release>> corrects;
    Text<1000, 0> reason;
    Text<120> title;
    Text<3000, 0> summary;
    ListOf<AreaWords, 200> actions;
    ListOf<Id<ReleasePhoto>, most_photos> photos;  // each looked through, in the order shown
};
BOOST_DESCRIBE_STRUCT(PrepareRelease, (), (release, first, corrects, reason, title, summary, actions, photos))

Result<access::Scope> scope_of(PrepareRelease const& command, work::Work& work);
Result<PreparedRelease> handle(PrepareRelease const& command, work::Work& work);

struct DraftArea {
    std::string code;
    std::string name;
    std::string suggestion;  // from the area's frozen handlingsplan
};
BOOST_DESCRIBE_STRUCT(DraftArea, (), (code, name, suggestion))

struct ReleaseDraft {
    PublicPeriod period;
    bool is_closed = false;
    bool is_released = false;
    std::vector<MissingPictures> missing;
    std::vector<DraftArea> areas;  // `whole` first
    std::int64_t recipients = 0;
    UtcTime publish_at;  // if it were approved now
};
BOOST_DESCRIBE_STRUCT(ReleaseDraft, (),
                      (period, is_closed, is_released, missing, areas, recipients, publish_at))

// What is there to prepare with, of the period that has the day; the last closed one for none.
struct ShowReleaseDraft {
    static constexpr std::string_view name = "releases.draft";
    static constexpr auto needs = access::Permission::read_releases;
    using Output = ReleaseDraft;

    std::optional<Day> day;
};
BOOST_DESCRIBE_STRUCT(ShowReleaseDraft, (), (day))

Result<access::Scope> scope_of(ShowReleaseDraft const& query, work::Reading& reading);
Result<ReleaseDraft> handle(ShowReleaseDraft const& query, work::Reading& reading);

}  // namespace samsyn::publishing
