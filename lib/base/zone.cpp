// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/zone.h"

#include <date/tz.h>

namespace samsyn {
namespace {

constexpr std::int64_t day_length = 86'400'000;

date::time_zone const& rules_of(void const* rules) { return *static_cast<date::time_zone const*>(rules); }

}  // namespace

std::optional<Zone> Zone::named(std::string const& name)
{
    try {
        return Zone(date::locate_zone(name));
    } catch (std::runtime_error const&) {
        return std::nullopt;
    }
}

UtcTime Zone::utc_of(LocalTime local) const
{
    std::int64_t const wall = local.day.number * day_length + local.millisecond_of_day;
    auto const at = date::local_time<std::chrono::milliseconds>(std::chrono::milliseconds(wall));
    auto const info = rules_of(m_rules).get_info(date::floor<std::chrono::seconds>(at));
    return {wall - info.first.offset.count() * 1000};
}

LocalTime Zone::local(UtcTime time) const
{
    auto const at = date::sys_time<std::chrono::seconds>(std::chrono::seconds(
        date::floor<std::chrono::seconds>(std::chrono::milliseconds(time.milliseconds))));
    auto const wall = time.milliseconds + rules_of(m_rules).get_info(at).offset.count() * 1000;
    auto const day = wall >= 0 ? wall / day_length : -((-wall + day_length - 1) / day_length);
    return {{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(wall - day * day_length)};
}

}  // namespace samsyn
