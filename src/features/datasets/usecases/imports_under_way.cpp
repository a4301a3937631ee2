// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/imports_under_way.h"

namespace samsyn::datasets {

using Lock = std::lock_guard<std::mutex>;

void ImportsUnderWay::cancel(Id<Import> id)
{
    Lock const lock(m_mutex);
    m_cancelled.insert(id);
}

bool ImportsUnderWay::is_cancelled(Id<Import> id) const
{
    Lock const lock(m_mutex);
    return m_cancelled.contains(id);
}

void ImportsUnderWay::stop()
{
    Lock const lock(m_mutex);
    m_stopping = true;
}

bool ImportsUnderWay::is_stopping() const
{
    Lock const lock(m_mutex);
    return m_stopping;
}

bool ImportsUnderWay::has_read(Id<Import> id, std::int64_t rows)
{
    Lock const lock(m_mutex);
    m_rows[id] = rows;
    return !m_stopping && !m_cancelled.contains(id);
}

void ImportsUnderWay::forget(Id<Import> id)
{
    Lock const lock(m_mutex);
    m_rows.erase(id);
    m_cancelled.erase(id);
}

std::optional<std::int64_t> ImportsUnderWay::rows_of(Id<Import> id) const
{
    Lock const lock(m_mutex);
    auto const found = m_rows.find(id);
    return found == m_rows.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace samsyn::datasets
