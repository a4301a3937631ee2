// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/domain/circle.h"

namespace samsyn::acute {
namespace {

constexpr std::size_t most_times_round = 12;

std::optional<std::string> fault_of(CircleMember const& member)
{
    bool const is_role = member.organisation.has_value() && member.role.has_value();
    if (member.organisation.has_value() != member.role.has_value()) return "circle.half_role";
    if (member.membership.has_value() == is_role) return "circle.one_kind";
    if (!is_role) return std::nullopt;
    switch (*member.role) {
        case access::Role::member:
        case access::Role::analyst:
        case access::Role::coordinator:
            return std::nullopt;
        default:
            return "circle.role_does_not_follow";
    }
}

}  // namespace

std::int64_t MinutesToConfirm::of(AcuteLevel level) const
{
    switch (level) {
        case AcuteLevel::attention:
            return attention;
        case AcuteLevel::urgent:
            return urgent;
        case AcuteLevel::critical:
            return critical;
    }
    return critical;
}

std::vector<FieldError> faults_of(Circle const& circle)
{
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < circle.steps.size(); ++i) {
        auto const step = "steps[" + std::to_string(i) + "]";
        auto const& members = circle.steps.items[i].members.items;
        if (members.empty()) faults.push_back({step, "circle.empty_step"});
        for (std::size_t k = 0; k < members.size(); ++k)
            if (auto const code = fault_of(members[k]))
                faults.push_back({step + ".members[" + std::to_string(k) + "]", *code});
    }
    return faults;
}

std::optional<std::size_t> step_of_turn(std::size_t turn, std::size_t steps)
{
    if (steps == 0 || turn >= steps * most_times_round) return std::nullopt;
    return turn % steps;
}

}  // namespace samsyn::acute
