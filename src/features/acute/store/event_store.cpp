// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/store/event_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::acute {
namespace {

constexpr auto selected =
    "SELECT e.id, e.area, e.year, e.number, e.level, e.category, e.observation, e.owner, e.raised_by, "
    "e.raised_at, e.turns_told, e.confirm_by, e.confirmed_at, e.closed_at, e.closed_by, e.summary, "
    "e.version, "
    "o.merged_into FROM acute_events e JOIN observations o ON o.tenant = e.tenant AND o.id = e.observation ";

AcuteEvent read_event(sql::Row const& row)
{
    AcuteEvent event;
    event.id = row.id<AcuteEvent>(0);
    event.area = row.id<Area>(1);
    event.year = row.integer(2);
    event.number = row.integer(3);
    event.level = sql::read_enum<AcuteLevel>(row, 4);
    event.category = row.text(5);
    event.observation = row.id<observations::Observation>(6);
    event.owner = row.id<Organisation>(7);
    event.raised_by = row.id<Membership>(8);
    event.raised_at = row.time(9);
    event.turns_told = row.integer(10);
    event.confirm_by = row.time(11);
    event.confirmed_at = row.optional_time(12);
    event.closed_at = row.optional_time(13);
    event.closed_by = row.optional_id<Membership>(14);
    event.summary = row.text(15);
    event.version = row.integer(16);
    event.is_merged = !row.is_null(17);
    return event;
}

sql::Bytes bytes_of(Sha256 const& hash) { return {std::string(hash.begin(), hash.end())}; }

}  // namespace

std::int64_t EventStore::next_number(std::int64_t year)
{
    return m_transaction
        .first(
            "INSERT INTO acute_numbers (tenant, year, last_number) VALUES ($1, $2, 1) "
            "ON CONFLICT (tenant, year) DO UPDATE SET last_number = acute_numbers.last_number + 1 "
            "RETURNING last_number",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, year)
        .value();
}

void EventStore::insert(AcuteEvent const& event, Sha256 const& body_hash)
{
    m_transaction.change(
        "INSERT INTO acute_events (tenant, id, area, year, number, level, category, observation, owner, "
        "raised_by, body_hash, raised_at, confirm_by, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        m_tenant, event.id, event.area, event.year, event.number, enum_text(event.level), event.category,
        event.observation, event.owner, event.raised_by, bytes_of(body_hash), event.raised_at,
        event.confirm_by, event.version);
}

void EventStore::save(AcuteEvent const& event)
{
    m_transaction.change(
        "UPDATE acute_events SET turns_told = $1, confirm_by = $2, confirmed_at = $3, closed_at = $4, "
        "closed_by = $5, summary = $6, version = $7 WHERE tenant = $8 AND id = $9",
        event.turns_told, event.confirm_by, event.confirmed_at, event.closed_at, event.closed_by,
        event.summary, event.version, m_tenant, event.id);
}

std::optional<AcuteEvent> EventStore::find(Id<AcuteEvent> id)
{
    return m_transaction.first(std::string(selected) + "WHERE e.tenant = $1 AND e.id = $2", read_event,
                               m_tenant, id);
}

std::optional<AcuteEvent> EventStore::of_observation(Id<observations::Observation> observation)
{
    return m_transaction.first(std::string(selected) + "WHERE e.tenant = $1 AND e.observation = $2",
                               read_event, m_tenant, observation);
}

bool EventStore::has_body(Id<AcuteEvent> id, Sha256 const& body_hash)
{
    return m_transaction.exists("SELECT 1 FROM acute_events WHERE tenant = $1 AND id = $2 AND body_hash = $3",
                                m_tenant, id, bytes_of(body_hash));
}

std::vector<AcuteEvent> EventStore::of_area(Id<Area> area, bool only_open, int limit)
{
    std::string const open = only_open ? "AND e.closed_at IS NULL AND o.merged_into IS NULL " : "";
    return m_transaction.list(std::string(selected) + "WHERE e.tenant = $1 AND e.area = $2 " + open +
                                  "ORDER BY e.raised_at DESC, e.id DESC LIMIT $3",
                              read_event, m_tenant, area, limit);
}

void EventStore::tell(Id<AcuteEvent> event, std::int64_t turn, Id<Membership> whom, UtcTime at)
{
    m_transaction.change(
        "INSERT INTO acute_tellings (tenant, event, turn, membership, told_at) VALUES ($1, $2, $3, $4, $5)",
        m_tenant, event, turn, whom, at);
}

bool EventStore::confirm(Id<AcuteEvent> event, Id<Membership> who, UtcTime at)
{
    return m_transaction.change(
               "INSERT INTO acute_confirmations (tenant, event, membership, confirmed_at) "
               "VALUES ($1, $2, $3, $4) ON CONFLICT (tenant, event, membership) DO NOTHING",
               m_tenant, event, who, at) > 0;
}

bool EventStore::has_confirmed(Id<AcuteEvent> event, Id<Membership> who)
{
    return m_transaction.exists(
        "SELECT 1 FROM acute_confirmations WHERE tenant = $1 AND event = $2 AND membership = $3", m_tenant,
        event, who);
}

void EventStore::merged(Uuid id, Id<AcuteEvent> event, Id<observations::Observation> observation,
                        Id<Membership> by, UtcTime at)
{
    m_transaction.change(
        "INSERT INTO acute_merges (tenant, id, event, observation, merged_by, merged_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        m_tenant, id, event, observation, by, at);
}

void EventStore::merge_undone(Id<AcuteEvent> event, Id<observations::Observation> observation,
                              Id<Membership> by, UtcTime at)
{
    m_transaction.change(
        "UPDATE acute_merges SET undone_by = $1, undone_at = $2 "
        "WHERE tenant = $3 AND event = $4 AND observation = $5 AND undone_at IS NULL",
        by, at, m_tenant, event, observation);
}

}  // namespace samsyn::acute
