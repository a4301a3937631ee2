// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/access/label.h"
#include "src/features/editions/domain/assessment.h"
#include "src/work/work.h"

namespace samsyn::situation {
class PictureMemory;
}

namespace samsyn::editions {

struct FrozenMark {
    Id<Edition> id;
    std::int64_t number = 0;
    std::string hash;  // SHA-256 of the edition's bytes, hexadecimal
};
BOOST_DESCRIBE_STRUCT(FrozenMark, (), (id, number, hash))

struct ExcusedPartner {
    Id<Organisation> organisation;
    Text<300> reason;
};
BOOST_DESCRIBE_STRUCT(ExcusedPartner, (), (organisation, reason))

// Makes the picture an edition that never changes: numbered within its area and hashed. The same id and
// content again gives the same answer. Refuses as open_assessment() does, "assessment.changed" when it is not
// what the fingerprint says was read, "edition.id_taken", and with the first of what stands in the way:
// "round.still_open", "summary.missing", "plan.unanswered", "approval.missing", "approval.too_few".
struct Freeze {
    static constexpr std::string_view name = "editions.freeze";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = FrozenMark;

    Id<Edition> edition;  // made by whoever freezes
    Id<Area> area;
    Day first;
    Text<64, 64> fingerprint;
    ListOf<ExcusedPartner, 20> absences;
    access::Audience audience = access::Audience::core;
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(Freeze, (), (edition, area, first, fingerprint, absences, audience))

// Shares a frozen edition with more, or with fewer: "core", "area", "council". Refuses "edition.unknown",
// "edition.audience", "edition.changed".
struct ShareEdition {
    static constexpr std::string_view name = "editions.share";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = Done;

    Id<Edition> edition;
    std::int64_t if_match = 0;
    access::Audience audience = access::Audience::core;
};
BOOST_DESCRIBE_STRUCT(ShareEdition, (), (edition, if_match, audience))

Result<access::Scope> scope_of(Freeze const& command, work::Work& work);
Result<FrozenMark> handle(Freeze const& command, work::Work& work);
Result<access::Scope> scope_of(ShareEdition const& command, work::Work& work);
Result<Done> handle(ShareEdition const& command, work::Work& work);

}  // namespace samsyn::editions
