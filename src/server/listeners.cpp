// SPDX-License-Identifier: EUPL-1.2
#include "src/server/listeners.h"

#include <algorithm>

namespace samsyn::server {

void Listeners::add(Listener listener)
{
    std::lock_guard const guard(m_mutex);
    std::erase_if(m_listeners, [](auto const& one) { return !one.stream->is_open(); });
    make_room(listener.session);
    m_listeners.push_back(std::move(listener));
}

void Listeners::make_room(Uuid session)
{
    auto const is_of_session = [&](auto const& one) { return one.session == session; };
    if (std::ranges::count_if(m_listeners, is_of_session) < std::ptrdiff_t{most_of_session}) return;
    auto const oldest = std::ranges::find_if(m_listeners, is_of_session);
    oldest->stream->send(gave_way, "{}");
    oldest->stream->close();
    m_listeners.erase(oldest);
}

void Listeners::tell(work::Notice const& notice)
{
    std::lock_guard const guard(m_mutex);
    // Those who have gone are met, and dropped, when there is something to tell.
    std::erase_if(m_listeners, [&](auto const& one) {
        return one.tenant == notice.tenant && !one.stream->send(notice.topic, "{}");
    });
}

std::size_t Listeners::count() const
{
    std::lock_guard const guard(m_mutex);
    return m_listeners.size();
}

}  // namespace samsyn::server
