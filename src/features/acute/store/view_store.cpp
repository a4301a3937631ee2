// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/store/view_store.h"

namespace samsyn::acute {
namespace {

// The person behind a membership `m`, as three columns and the tables they come from.
constexpr auto person_columns = "u.name, g.id, g.name";
constexpr auto person_tables =
    "JOIN users u ON u.id = m.user_id JOIN organisations g ON g.tenant = m.tenant AND g.id = m.organisation ";

constexpr auto no_turn = "CAST(0 AS BIGINT)";

ViewStore::Person read_person(sql::Row const& row, int first)
{
    return {row.text(first), row.id<Organisation>(first + 1), row.text(first + 2)};
}

ViewStore::Act read_act(sql::Row const& row) { return {read_person(row, 0), row.time(3), row.integer(4)}; }

std::string acts_of(std::string const& table, std::string const& at, std::string const& turn,
                    std::string const& subject)
{
    return "SELECT " + std::string(person_columns) + ", t." + at + ", " + turn + " FROM " + table +
           " t JOIN memberships m ON m.tenant = t.tenant AND m.id = t.membership " + person_tables +
           "WHERE t.tenant = $1 AND t." + subject + " = $2 ORDER BY t." + at + ", g.name, u.name";
}

}  // namespace

std::string ViewStore::area_name(Id<Area> area)
{
    return m_transaction
        .first(
            "SELECT name FROM areas WHERE tenant = $1 AND id = $2",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, area)
        .value_or("");
}

std::string ViewStore::organisation_name(Id<Organisation> organisation)
{
    return m_transaction
        .first(
            "SELECT name FROM organisations WHERE tenant = $1 AND id = $2",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, organisation)
        .value_or("");
}

std::optional<std::string> ViewStore::place_name(Id<observations::Place> place)
{
    return m_transaction.first(
        "SELECT name FROM places WHERE tenant = $1 AND id = $2",
        [](sql::Row const& row) { return row.text(0); }, m_tenant, place);
}

std::optional<std::int64_t> ViewStore::round_number(Uuid round)
{
    return m_transaction.first(
        "SELECT number FROM rounds WHERE tenant = $1 AND id = $2",
        [](sql::Row const& row) { return row.integer(0); }, m_tenant, round);
}

ViewStore::Category ViewStore::category(std::string const& code)
{
    return m_transaction
        .first(
            "SELECT code, name_sv, name_en FROM categories WHERE tenant = $1 AND code = $2",
            [](sql::Row const& row) {
                return Category{row.text(0), row.text(1), row.text(2)};
            },
            m_tenant, code)
        .value_or(Category{});
}

std::vector<ViewStore::Category> ViewStore::categories()
{
    return m_transaction.list(
        "SELECT code, name_sv, name_en FROM categories WHERE tenant = $1 AND retired_on IS NULL "
        "AND kind IN ('event', 'concern', 'upcoming') ORDER BY sort_order, code",
        [](sql::Row const& row) {
            return Category{row.text(0), row.text(1), row.text(2)};
        },
        m_tenant);
}

ViewStore::Person ViewStore::person(Id<Membership> membership)
{
    return m_transaction
        .first(
            std::string("SELECT ") + person_columns + " FROM memberships m " + person_tables +
                "WHERE m.tenant = $1 AND m.id = $2",
            [](sql::Row const& row) { return read_person(row, 0); }, m_tenant, membership)
        .value_or(Person{});
}

std::vector<ViewStore::Place> ViewStore::places(Id<Area> area, Day on)
{
    return m_transaction.list(
        "SELECT id, name FROM places WHERE tenant = $1 AND area = $2 AND valid_from <= $3 "
        "AND (valid_to IS NULL OR valid_to > $3) ORDER BY name, id",
        [](sql::Row const& row) {
            return Place{row.id<observations::Place>(0), row.text(1)};
        },
        m_tenant, area, on);
}

std::vector<ViewStore::Act> ViewStore::tellings(Id<AcuteEvent> event)
{
    return m_transaction.list(acts_of("acute_tellings", "told_at", "t.turn", "event"), read_act, m_tenant,
                              event);
}

std::vector<ViewStore::Act> ViewStore::confirmations(Id<AcuteEvent> event)
{
    return m_transaction.list(acts_of("acute_confirmations", "confirmed_at", no_turn, "event"), read_act,
                              m_tenant, event);
}

std::vector<ViewStore::Act> ViewStore::readings(Id<AcutePost> post)
{
    return m_transaction.list(acts_of("acute_post_readings", "read_at", no_turn, "post"), read_act, m_tenant,
                              post);
}

std::vector<ViewStore::Post> ViewStore::posts(Id<AcuteEvent> event)
{
    return m_transaction.list(
        std::string("SELECT ") + person_columns +
            ", p.id, p.author, p.words, p.written_at FROM acute_posts p "
            "JOIN memberships m ON m.tenant = p.tenant AND m.id = p.author " +
            person_tables + "WHERE p.tenant = $1 AND p.event = $2 ORDER BY p.written_at, p.id",
        [](sql::Row const& row) {
            return Post{row.id<AcutePost>(3), row.id<Membership>(4), read_person(row, 0),
                        Sensitive<std::string>(row.text(5)), row.time(6)};
        },
        m_tenant, event);
}

std::vector<ViewStore::Merge> ViewStore::merges(Id<AcuteEvent> event)
{
    return m_transaction.list(
        std::string("SELECT ") + person_columns +
            ", k.observation, k.merged_at, k.undone_at FROM acute_merges k "
            "JOIN memberships m ON m.tenant = k.tenant AND m.id = k.merged_by " +
            person_tables + "WHERE k.tenant = $1 AND k.event = $2 ORDER BY k.merged_at, k.id",
        [](sql::Row const& row) {
            return Merge{row.id<observations::Observation>(3), read_person(row, 0), row.time(4),
                         row.optional_time(5)};
        },
        m_tenant, event);
}

}  // namespace samsyn::acute
