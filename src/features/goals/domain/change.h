// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace samsyn::goals {

// What a change was made to.
enum class Changed { start, goal, indicator, measurement };
BOOST_DESCRIBE_ENUM(Changed, start, goal, indicator, measurement)

// One field before and after, as people would read it: numbers with a point, days as 2026-11-28, "" for none.
struct FieldChange {
    std::string field;
    std::string before;
    std::string after;
    friend bool operator==(FieldChange const&, FieldChange const&) = default;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, before, after))

}  // namespace samsyn::goals
