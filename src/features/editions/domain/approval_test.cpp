// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/domain/approval.h"

#include <doctest/doctest.h>

namespace samsyn::editions {
namespace {

Id<Organisation> const committee(Uuid::from_name("committee"));
Id<Organisation> const police(Uuid::from_name("police"));
Id<Organisation> const housing(Uuid::from_name("housing"));
Id<Organisation> const stranger(Uuid::from_name("stranger"));

Approval by(Id<Organisation> organisation, std::string const& fingerprint = "now")
{
    return {organisation, {}, fingerprint, {}};
}

std::string refusal(std::set<Id<Organisation>> const& core, std::vector<Approval> const& approvals,
                    std::vector<Absence> const& absences = {})
{
    auto const checked = check_approvals(core, approvals, absences, "now");
    return checked ? "" : checked.error().code;
}

TEST_CASE("everybody in the core has approved exactly this")
{
    std::set const core{committee, police, housing};
    CHECK(refusal(core, {by(committee), by(police), by(housing)}).empty());
    CHECK(refusal(core, {by(committee), by(police)}) == "approval.missing");
    CHECK(refusal(core, {by(committee), by(police), by(housing, "before")}) == "approval.missing");
    CHECK(refusal(core, {by(committee), by(police), by(stranger)}) == "approval.missing");
}

TEST_CASE("one may be excused with a reason, but nobody freezes alone")
{
    std::set const core{committee, police, housing};
    CHECK(refusal(core, {by(committee), by(police)}, {{housing, "On leave"}}).empty());
    CHECK(refusal(core, {by(committee)}, {{housing, "On leave"}, {police, "On leave"}}) ==
          "approval.too_few");
    CHECK(refusal({committee}, {by(committee)}).empty());
    CHECK(refusal({committee}, {}, {{committee, "On leave"}}) == "approval.too_few");
}

}  // namespace
}  // namespace samsyn::editions
