// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace samsyn {

// Hands things from one thread to another, in order, at most `room` of them on the way.
template <class Thing>
class Handoff {
public:
    explicit Handoff(std::size_t room) : m_room(room) {}

    // Waits for room. False when nobody takes any more: then the thing is gone, and the giver may stop.
    bool give(Thing thing)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_is_abandoned || m_things.size() < m_room; });
        if (m_is_abandoned) return false;
        m_things.push_back(std::move(thing));
        m_changed.notify_all();
        return true;
    }
    // Nothing more comes.
    void finish() { set(m_is_finished); }

    // Waits for the next thing; none when all have been taken and nothing more comes.
    std::optional<Thing> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_is_finished || !m_things.empty(); });
        if (m_things.empty()) return std::nullopt;
        std::optional<Thing> thing(std::move(m_things.front()));
        m_things.pop_front();
        m_changed.notify_all();
        return thing;
    }
    // Nobody takes any more.
    void abandon() { set(m_is_abandoned); }

private:
    void set(bool& flag)
    {
        std::lock_guard const lock(m_mutex);
        flag = true;
        m_changed.notify_all();
    }

    std::size_t m_room;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Thing> m_things;
    bool m_is_finished = false;
    bool m_is_abandoned = false;
};

}  // namespace samsyn
