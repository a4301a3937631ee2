// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/domain/event.h"

namespace samsyn::acute {
namespace {

constexpr std::size_t least_digits = 4;

}  // namespace

std::string AcuteEvent::reference() const
{
    auto digits = std::to_string(number);
    if (digits.size() < least_digits) digits.insert(0, least_digits - digits.size(), '0');
    return "A-" + std::to_string(year) + "-" + digits;
}

AcuteState AcuteEvent::state() const
{
    if (closed_at) return AcuteState::closed;
    if (is_merged) return AcuteState::merged;
    return confirmed_at ? AcuteState::confirmed : AcuteState::waiting;
}

Result<Done> AcuteEvent::confirm(Id<Membership> by, UtcTime at)
{
    if (closed_at || is_merged) return fail(ErrorKind::conflict, "acute.over");
    if (by == raised_by) return fail(ErrorKind::conflict, "acute.own");
    if (confirmed_at) return Done{};
    confirmed_at = at;
    ++version;
    return Done{};
}

Result<Done> AcuteEvent::close(Id<Membership> by, std::string const& closing_summary, UtcTime at)
{
    if (closed_at) return fail(ErrorKind::conflict, "acute.over");
    closed_at = at;
    closed_by = by;
    summary = closing_summary;
    ++version;
    return Done{};
}

}  // namespace samsyn::acute
