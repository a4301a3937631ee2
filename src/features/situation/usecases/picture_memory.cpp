// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/picture_memory.h"

#include "src/features/situation/usecases/seen_area.h"

namespace samsyn::situation {
namespace {

// Areas × organisations × periods looked at; when full it starts over.
constexpr std::size_t most_kept = 2000;
// About 30 bytes each.
constexpr std::size_t most_rows = 4'000'000;

}  // namespace

std::string reader_key(access::Actor const& actor, Id<Area> area)
{
    auto key = actor.tenant.text() + area.text() + actor.organisation.text();
    auto const add = [&](std::int64_t number) { key += ' ' + std::to_string(number); };
    for (bool const flag :
         {actor.kind == access::Actor::Kind::system, actor.is_cleared, actor.is_private_sector})
        add(flag ? 1 : 0);
    add(actor.assurance);
    add(access::reading_rank(actor.roles));
    auto const functions = actor.functions.find(area);
    if (functions != actor.functions.end())
        for (auto const function : functions->second) add(static_cast<int>(function));
    return key;
}

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

std::shared_ptr<SeenArea const> PictureMemory::find_rows(std::string const& key, std::int64_t token)
{
    std::lock_guard const lock(m_mutex);
    auto const found = m_rows.find(key);
    return found != m_rows.end() && found->second.token == token ? found->second.rows : nullptr;
}

void PictureMemory::keep_rows(std::string const& key, std::int64_t token,
                              std::shared_ptr<SeenArea const> rows)
{
    std::lock_guard const lock(m_mutex);
    std::size_t sum = rows->rows.size();
    for (auto const& [other, kept] : m_rows)
        if (other != key) sum += kept.rows->rows.size();
    if (sum > most_rows) m_rows.clear();
    auto& kept = m_rows[key];
    if (!kept.rows || token >= kept.token) kept = {token, std::move(rows)};
}

}  // namespace samsyn::situation
