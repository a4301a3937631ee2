// SPDX-License-Identifier: EUPL-1.2
#include "src/server/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "lib/base/time.h"
#include "lib/json/writer.h"

namespace samsyn::server {
namespace {

// The line is made here, so that what is logged is exactly what was given; spdlog writes it whole.
spdlog::logger& lines()
{
    static auto const logger = [] {
        auto made = spdlog::stderr_logger_mt("samsyn");
        made->set_pattern("%v");
        made->flush_on(spdlog::level::info);
        return made;
    }();
    return *logger;
}

char const* word(Level level)
{
    return level == Level::error ? "error" : level == Level::warning ? "warning" : "info";
}

}  // namespace

void log_event(Level level, std::string_view event, LogFields const& fields)
{
    json::Writer line;
    line.begin_object().key("time").string(SystemClock().now().text());
    line.key("level").string(word(level)).key("event").string(event);
    for (auto const& [name, value] : fields) line.key(name).string(value);
    lines().info(line.end_object().take());
}

}  // namespace samsyn::server
