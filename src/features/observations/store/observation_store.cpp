// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/store/observation_store.h"

#include "lib/base/check.h"
#include "lib/sql/enum_column.h"
#include "src/features/observations/store/added_tallies.h"

namespace samsyn::observations {
namespace {

constexpr auto insert_sql =
    "INSERT INTO observations (tenant, id, owner, operation, area, report, round, dataset, external_id, "
    "source, "
    "category, severity, count, place, place_words, lon, lat, x, y, precision, occurred_from, occurred_to, "
    "time_precision, recurring_weekdays, recurring_from_minute, recurring_to_minute, counted_on, "
    "description, "
    "police_reported, action_taken, wants_feedback, is_reviewed, audience, created_at, kept_reason, import) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, "
    "$22, "
    "$23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36)";

constexpr auto columns =
    "o.tenant, o.id, o.owner, o.operation, o.area, o.report, o.round, o.dataset, o.external_id, o.source, "
    "o.category, o.severity, o.count, o.place, o.place_words, o.lon, o.lat, o.x, o.y, o.precision, "
    "o.occurred_from, o.occurred_to, o.time_precision, o.recurring_weekdays, o.recurring_from_minute, "
    "o.recurring_to_minute, o.counted_on, o.description, o.police_reported, o.action_taken, "
    "o.wants_feedback, "
    "o.is_reviewed, o.audience, o.created_at, o.kept_reason, o.import";

sql::Values values_of(Stored const& o)
{
    using sql::to_value;
    auto const& s = o.seen;
    return {to_value(o.tenant),
            to_value(o.id),
            to_value(o.owner),
            to_value(o.operation),
            to_value(o.area),
            to_value(o.report),
            to_value(o.round),
            to_value(o.dataset),
            to_value(o.external_id),
            to_value(enum_text(o.source)),
            to_value(s.category),
            to_value(s.severity),
            to_value(s.count),
            to_value(s.where.place),
            to_value(s.where.words),
            to_value(s.where.lon),
            to_value(s.where.lat),
            to_value(o.x),
            to_value(o.y),
            to_value(enum_text(o.precision)),
            to_value(s.when.from),
            to_value(s.when.to),
            to_value(enum_text(s.when.precision)),
            to_value(s.when.weekdays),
            to_value(s.when.from_minute),
            to_value(s.when.to_minute),
            to_value(o.counted_on),
            to_value(s.description),
            to_value(enum_text(s.police_reported)),
            to_value(s.action_taken),
            to_value(s.wants_feedback),
            to_value(o.is_reviewed),
            to_value(o.audience),
            to_value(o.created_at),
            to_value(s.kept_reason),
            to_value(o.brought_by)};
}

std::optional<Uuid> optional_uuid(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.uuid(column));
}

template <class B>
std::optional<B> optional_between(sql::Row const& row, int column)
{
    auto const number = row.optional_integer(column);
    return number ? std::optional<B>(B(*number)) : std::nullopt;
}

WhenSeen read_when(sql::Row const& row)
{
    WhenSeen when;
    when.from = row.optional_time(20);
    when.to = row.optional_time(21);
    when.precision = sql::read_enum<TimePrecision>(row, 22);
    when.weekdays = optional_between<Between<1, 127>>(row, 23);
    when.from_minute = optional_between<Between<0, 1439>>(row, 24);
    when.to_minute = optional_between<Between<0, 1440>>(row, 25);
    return when;
}

Seen read_seen(sql::Row const& row)
{
    Seen seen;
    seen.category = row.text(10);
    seen.severity = row.integer(11);
    seen.count = row.integer(12);
    seen.where = {row.optional_id<Place>(13), row.optional_number(15), row.optional_number(16), row.text(14)};
    seen.when = read_when(row);
    seen.description = Sensitive<Text<500, 0>>(row.text(27));
    seen.kept_reason = row.text(34);
    seen.police_reported = sql::read_enum<PoliceReported>(row, 28);
    seen.action_taken = row.text(29);
    seen.wants_feedback = row.flag(30);
    return seen;
}

Stored read_stored(sql::Row const& row)
{
    Stored stored;
    stored.tenant = row.id<Tenant>(0);
    stored.id = row.id<Observation>(1);
    stored.owner = row.id<Organisation>(2);
    stored.operation = row.optional_id<Operation>(3);
    stored.area = row.id<Area>(4);
    stored.report = optional_uuid(row, 5);
    stored.round = optional_uuid(row, 6);
    stored.dataset = optional_uuid(row, 7);
    stored.external_id = row.optional_text(8);
    stored.source = sql::read_enum<Source>(row, 9);
    stored.seen = read_seen(row);
    stored.x = row.optional_number(17);
    stored.y = row.optional_number(18);
    stored.precision = sql::read_enum<Precision>(row, 19);
    stored.counted_on = row.day(26);
    stored.is_reviewed = row.flag(31);
    stored.audience = row.text(32);
    stored.created_at = row.time(33);
    stored.brought_by = optional_uuid(row, 35);
    return stored;
}

// The condition of a Wanted; parameters $1 … are its values, then those of Visible.
struct Condition {
    std::string text;
    sql::Values values;
};

Condition condition_of(access::Visible const& visible, ObservationStore::Wanted const& wanted)
{
    Condition condition;
    auto const first_day = wanted.days ? std::optional(wanted.days->first) : std::nullopt;
    auto const last_day = wanted.days ? std::optional(wanted.days->last) : std::nullopt;
    condition.values = {sql::to_value(wanted.area), sql::to_value(first_day), sql::to_value(last_day),
                        sql::to_value(wanted.place), sql::to_value(wanted.round)};
    condition.text =
        // The comparison stands first, since PostgreSQL learns a parameter's type at its first use.
        "o.merged_into IS NULL AND (o.area = $1 OR $1 IS NULL) "
        "AND (o.counted_on >= $2 OR $2 IS NULL) AND (o.counted_on <= $3 OR $3 IS NULL) "
        "AND (o.place = $4 OR $4 IS NULL) AND (o.round = $5 OR $5 IS NULL) AND " +
        visible.predicate("o", 6);
    visible.bind(condition.values);
    std::string among;
    for (auto const& category : wanted.categories) {
        condition.values.push_back(sql::to_value(category));
        among += (among.empty() ? "$" : ", $") + std::to_string(condition.values.size());
    }
    if (!among.empty()) condition.text += " AND o.category IN (" + among + ")";
    return condition;
}

}  // namespace

void ObservationStore::insert(Stored const& observation)
{
    m_transaction.change_values(insert_sql, values_of(observation));
    AddedTallies added;
    added.add(observation);
    added.write(m_transaction);
}

void ObservationStore::for_each_of_dataset(Id<Tenant> tenant, Uuid dataset,
                                           std::function<void(Stored const&)> const& each)
{
    m_transaction.for_each(
        std::string("SELECT ") + columns + " FROM observations o WHERE o.tenant = $1 AND o.dataset = $2",
        [&](sql::Row const& row) { each(read_stored(row)); }, tenant, dataset);
}

std::int64_t ObservationStore::remove_of_import(Id<Tenant> tenant, Uuid dataset, Uuid import_id)
{
    return m_transaction.change("DELETE FROM observations WHERE tenant = $1 AND dataset = $2 AND import = $3",
                                tenant, dataset, import_id);
}

void ObservationStore::remove_of_report(Id<Tenant> tenant, Uuid report)
{
    m_transaction.change("DELETE FROM observations WHERE tenant = $1 AND report = $2", tenant, report);
}

void ObservationStore::mark_reviewed(Id<Tenant> tenant, Uuid report)
{
    m_transaction.change("UPDATE observations SET is_reviewed = 1 WHERE tenant = $1 AND report = $2", tenant,
                         report);
}

std::vector<Stored> ObservationStore::of_report(Id<Tenant> tenant, Uuid report)
{
    return m_transaction.list(std::string("SELECT ") + columns +
                                  " FROM observations o WHERE o.tenant = $1 AND o.report = $2 AND o.state <> "
                                  "'weeded' ORDER BY o.id",
                              read_stored, tenant, report);
}

std::optional<Stored> ObservationStore::find(Id<Tenant> tenant, Id<Observation> observation)
{
    return m_transaction.first(
        std::string("SELECT ") + columns +
            " FROM observations o WHERE o.tenant = $1 AND o.id = $2 AND o.state <> 'weeded'",
        read_stored, tenant, observation);
}

std::vector<Stored> ObservationStore::list(access::Visible const& visible, Wanted const& wanted)
{
    auto condition = condition_of(visible, wanted);
    auto const next = [&] { return "$" + std::to_string(condition.values.size() + 1); };
    auto sql = std::string("SELECT ") + columns + " FROM observations o WHERE " + condition.text +
               " ORDER BY o.counted_on DESC, o.id DESC LIMIT " + next();
    condition.values.push_back(sql::to_value(wanted.limit));
    sql += " OFFSET " + next();
    condition.values.push_back(sql::to_value(wanted.skip));
    std::vector<Stored> found;
    m_transaction.for_each_value(sql, condition.values,
                                 [&](sql::Row const& row) { found.push_back(read_stored(row)); });
    return found;
}

std::int64_t ObservationStore::count(access::Visible const& visible, Wanted const& wanted)
{
    auto const condition = condition_of(visible, wanted);
    std::int64_t count = 0;
    m_transaction.for_each_value("SELECT COUNT(*) FROM observations o WHERE " + condition.text,
                                 condition.values, [&](sql::Row const& row) { count = row.integer(0); });
    return count;
}

std::optional<ObservationStore::KnownPlace> ObservationStore::place(Id<Tenant> tenant, Id<Place> place)
{
    return m_transaction.first(
        "SELECT area, lon, lat, x, y FROM places WHERE tenant = $1 AND id = $2",
        [](sql::Row const& row) {
            return KnownPlace{row.id<Area>(0), row.optional_number(1), row.optional_number(2),
                              row.optional_number(3), row.optional_number(4)};
        },
        tenant, place);
}

ObservationStore::Names ObservationStore::names_of(Stored const& observation)
{
    auto const names = m_transaction.first(
        "SELECT a.code, a.name, c.name_sv, c.name_en, p.name, w.name, g.name FROM observations o "
        "JOIN areas a ON a.tenant = o.tenant AND a.id = o.area "
        "JOIN categories c ON c.tenant = o.tenant AND c.code = o.category "
        "JOIN organisations g ON g.tenant = o.tenant AND g.id = o.owner "
        "LEFT JOIN places p ON p.tenant = o.tenant AND p.id = o.place "
        "LEFT JOIN operations w ON w.tenant = o.tenant AND w.id = o.operation "
        "WHERE o.tenant = $1 AND o.id = $2",
        [](sql::Row const& row) {
            return Names{row.text(0),          row.text(1),          row.text(2), row.text(3),
                         row.optional_text(4), row.optional_text(5), row.text(6)};
        },
        observation.tenant, observation.id);
    check(names.has_value());  // foreign keys
    return *names;
}

std::optional<Id<Area>> ObservationStore::area_by_code(Id<Tenant> tenant, std::string const& code)
{
    return m_transaction.first(
        "SELECT id FROM areas WHERE tenant = $1 AND code = $2",
        [](sql::Row const& row) { return row.id<Area>(0); }, tenant, code);
}

bool ObservationStore::has_category(Id<Tenant> tenant, std::string const& code)
{
    return m_transaction.exists(
        "SELECT 1 FROM categories WHERE tenant = $1 AND code = $2 AND retired_on IS NULL", tenant, code);
}

}  // namespace samsyn::observations
