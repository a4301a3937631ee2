// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samsyn::server {

enum class Level { info, warning, error };

using LogFields = std::vector<std::pair<std::string, std::string>>;

// One JSON line on standard error for one event. Never content, never names or addresses of people.
void log_event(Level level, std::string_view event, LogFields const& fields = {});

}  // namespace samsyn::server
