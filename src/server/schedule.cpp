// SPDX-License-Identifier: EUPL-1.2
#include "src/server/schedule.h"

#include <chrono>

#include "src/server/log.h"

namespace samsyn::server {

Schedule::Schedule(std::vector<Recurring> work) : m_work(std::move(work)), m_thread([this] { loop(); }) {}

Schedule::~Schedule()
{
    m_stopped = true;
    m_thread.join();
}

void Schedule::loop()
{
    using Clock = std::chrono::steady_clock;
    std::vector<Clock::time_point> due(m_work.size(), Clock::now());
    while (!m_stopped) {
        for (std::size_t i = 0; i < m_work.size() && !m_stopped; ++i) {
            if (Clock::now() < due[i]) continue;
            try {
                m_work[i].run();
            } catch (std::exception const&) {
                // Its text may quote what somebody wrote; the name of the work is enough to look further.
                log_event(Level::error, "recurring work broke", {{"work", m_work[i].name}});
            }
            due[i] = Clock::now() + std::chrono::seconds(m_work[i].every_seconds);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

}  // namespace samsyn::server
