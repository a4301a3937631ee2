// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace samsyn::server {

// Work that comes back: what, and how often.
struct Recurring {
    std::string name;
    int every_seconds = 60;
    std::function<void()> run;
};

// Runs recurring work on one thread, until it goes. What throws is logged and comes again next time.
class Schedule {
public:
    explicit Schedule(std::vector<Recurring> work);
    ~Schedule();

private:
    void loop();
    std::vector<Recurring> m_work;
    std::atomic<bool> m_stopped = false;
    std::thread m_thread;
};

}  // namespace samsyn::server
