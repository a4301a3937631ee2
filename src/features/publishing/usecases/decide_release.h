// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/publishing/domain/release.h"
#include "src/work/work.h"

namespace samsyn::publishing {

// What whoever approves has looked at: that no person can be told from the words; that the numbers agree with
// what the partners know; that every area shows what is done about it; that no group is pointed out; that
// nobody can be told from its photographs, where it has any.
enum class Looked { persons, numbers, actions, groups, photos };
BOOST_DESCRIBE_ENUM(Looked, persons, numbers, actions, groups, photos)

struct ApprovedRelease {
    UtcTime publish_at;
};
BOOST_DESCRIBE_STRUCT(ApprovedRelease, (), (publish_at))

// Approves exactly what the fingerprint was made of; it is published at the plan's time. Refuses
// "release.same_person" when the one who put it together approves it, "release.unchecked" while something is
// not looked at, "release.not_prepared", "release.changed", "photo.not_public" when the owner of a photograph
// has changed their mind.
struct ApproveRelease {
    static constexpr std::string_view name = "releases.approve";
    static constexpr auto needs = access::Permission::approve_release;
    using Output = ApprovedRelease;

    Id<Release> release;
    Text<64, 64> fingerprint;
    ListOf<Looked, 10> looked;
};
BOOST_DESCRIBE_STRUCT(ApproveRelease, (), (release, fingerprint, looked))

// Throws away what is prepared, or approved and not yet out. Refuses "release.is_out".
struct DiscardRelease {
    static constexpr std::string_view name = "releases.discard";
    static constexpr auto needs = access::Permission::prepare_release;
    using Output = Done;

    Id<Release> release;
};
BOOST_DESCRIBE_STRUCT(DiscardRelease, (), (release))

// The same by whoever should have approved it.
struct RejectRelease {
    static constexpr std::string_view name = "releases.reject";
    static constexpr auto needs = access::Permission::approve_release;
    using Output = Done;

    Id<Release> release;
};
BOOST_DESCRIBE_STRUCT(RejectRelease, (), (release))

// Takes a release that is out back, at once and everywhere; what was told of it is told why. Refuses
// "release.not_out".
struct WithdrawRelease {
    static constexpr std::string_view name = "releases.withdraw";
    static constexpr auto needs = access::Permission::prepare_release;
    using Output = Done;

    Id<Release> release;
    Text<1000> reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawRelease, (), (release, reason))

Result<access::Scope> scope_of(ApproveRelease const& command, work::Work& work);
Result<ApprovedRelease> handle(ApproveRelease const& command, work::Work& work);
Result<access::Scope> scope_of(DiscardRelease const& command, work::Work& work);
Result<Done> handle(DiscardRelease const& command, work::Work& work);
Result<access::Scope> scope_of(RejectRelease const& command, work::Work& work);
Result<Done> handle(RejectRelease const& command, work::Work& work);
Result<access::Scope> scope_of(WithdrawRelease const& command, work::Work& work);
Result<Done> handle(WithdrawRelease const& command, work::Work& work);

}  // namespace samsyn::publishing
