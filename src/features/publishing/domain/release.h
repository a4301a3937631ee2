// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "lib/base/day_span.h"
#include "src/access/subjects.h"
#include "src/features/publishing/domain/release_document.h"

namespace samsyn::publishing {

enum class ReleaseState { prepared, discarded, approved, published, withdrawn };
BOOST_DESCRIBE_ENUM(ReleaseState, prepared, discarded, approved, published, withdrawn)

// A release from the first preparation to its withdrawal. What it is now is told by its times.
struct Release {
    Id<Release> id;
    ReleaseKind kind = ReleaseKind::regular;
    std::optional<Id<Release>> corrects;
    DaySpan days;
    UtcTime counted_at;  // what was accepted later belongs to a later period
    Id<User> prepared_by;
    UtcTime prepared_at;
    std::optional<UtcTime> discarded_at;
    std::optional<Id<User>> approved_by;
    std::optional<UtcTime> approved_at;
    std::optional<UtcTime> publish_at;
    std::optional<std::int64_t> number;
    std::string previous;  // hash of the manifest of the release before
    std::optional<UtcTime> published_at;
    std::string manifest_hash;
    std::optional<UtcTime> withdrawn_at;
    std::string withdrawn_reason;

    ReleaseState state() const
    {
        if (withdrawn_at) return ReleaseState::withdrawn;
        if (published_at) return ReleaseState::published;
        if (approved_at) return ReleaseState::approved;
        return discarded_at ? ReleaseState::discarded : ReleaseState::prepared;
    }
};
}  // namespace samsyn::publishing
