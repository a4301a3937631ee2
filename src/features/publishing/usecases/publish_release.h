// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/release.h"
#include "src/features/publishing/usecases/public_means.h"
#include "src/work/jobs.h"

namespace samsyn::publishing {

// Orders that an approved release goes out at its time, and that a withdrawn one is gone at once.
void order_publication(work::Work& work, Id<Release> release, UtcTime at);
void order_withdrawal(work::Work& work, Id<Release> release);

// Publishes: takes the next number, writes the files in one step, then marks the release as published and
// tells everybody, then lists it. Wherever it is stopped, done again it goes on: the same bytes, one number,
// one mail to each. `means` outlives it.
inline constexpr std::string_view publish_job_name = "releases.publish";
work::JobHandler publish_job(PublicMeans const& means);

// Puts what says that it was withdrawn in the release's place, and lists anew.
inline constexpr std::string_view withdraw_job_name = "releases.take_away";
work::JobHandler withdraw_job(PublicMeans const& means);

// What a published release is made of, from the database: its files again are the same bytes.
struct RebuildRelease {
    static constexpr std::string_view name = "releases.rebuild";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = ReleaseContent;

    Id<Release> release;
};
Result<access::Scope> scope_of(RebuildRelease const& query, work::Reading& reading);
Result<ReleaseContent> handle(RebuildRelease const& query, work::Reading& reading);

}  // namespace samsyn::publishing
