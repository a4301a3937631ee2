// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/picture_memory.h"

namespace samsyn::situation {
namespace {

// Areas × organisations × periods looked at; when full it starts over.
constexpr std::size_t most_kept = 2000;

}  // namespace

std::shared_ptr<AreaCounts const> PictureMemory::find(std::string const& key, std::int64_t token)
{
    std::lock_guard const lock(m_mutex);
    auto const found = m_kept.find(key);
    return found != m_kept.end() && found->second.token == token ? found->second.counts : nullptr;
}

void PictureMemory::keep(std::string const& key, std::int64_t token, std::shared_ptr<AreaCounts const> counts)
{
    std::lock_guard const lock(m_mutex);
    if (m_kept.size() >= most_kept && !m_kept.contains(key)) m_kept.clear();
    auto& kept = m_kept[key];
    // A slow reader on an old snapshot does not put back what is newer.
    if (!kept.counts || token >= kept.token) kept = {token, std::move(counts)};
}

}  // namespace samsyn::situation
