// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "lib/json/node.h"

namespace samsyn::demo {

// A demo file lacks a member or holds something else there; what() names the member.
class BrokenFile : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Members of an object in a demo file; each throws BrokenFile when the member is not of its kind.
json::Node node_of(json::Node object, std::string const& name);
std::string text_of(json::Node object, std::string const& name);
// Nothing when it is null or absent.
std::optional<std::string> maybe_text(json::Node object, std::string const& name);
std::int64_t integer_of(json::Node object, std::string const& name);
std::optional<std::int64_t> maybe_integer(json::Node object, std::string const& name);
double number_of(json::Node object, std::string const& name);
bool flag_of(json::Node object, std::string const& name);
Day day_of(json::Node object, std::string const& name);
std::optional<Day> maybe_day(json::Node object, std::string const& name);
// Member "at": "2025-01-17T19:40" on the wall clock.
UtcTime time_of(json::Node object);
std::vector<std::string> texts_of(json::Node object, std::string const& name);
std::vector<double> numbers_of(json::Node object, std::string const& name);
void for_each_item(json::Node object, std::string const& name, std::function<void(json::Node)> const& each);

}  // namespace samsyn::demo
