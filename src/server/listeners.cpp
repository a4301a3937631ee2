// SPDX-License-Identifier: EUPL-1.2
#include "src/server/listeners.h"

namespace samsyn::server {

void Listeners::add(Id<Tenant> tenant, std::shared_ptr<http::EventStream> stream)
{
    std::lock_guard const guard(m_mutex);
    m_streams[tenant].push_back(std::move(stream));
}

void Listeners::tell(work::Notice const& notice)
{
    std::lock_guard const guard(m_mutex);
    // Those who have gone are met, and dropped, when there is something to tell.
    std::erase_if(m_streams[notice.tenant],
                  [&](auto const& stream) { return !stream->send(notice.topic, "{}"); });
}

std::size_t Listeners::count() const
{
    std::lock_guard const guard(m_mutex);
    std::size_t count = 0;
    for (auto const& [tenant, streams] : m_streams) count += streams.size();
    return count;
}

}  // namespace samsyn::server
