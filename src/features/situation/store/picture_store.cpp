// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/store/picture_store.h"

#include "lib/geo/wkb.h"

namespace samsyn::situation {
namespace {

constexpr auto areas_sql =
    "SELECT a.id, a.code, a.name, a.kind, a.positions, "
    "EXISTS (SELECT 1 FROM areas c WHERE c.tenant = a.tenant AND c.parent = a.id), b.boundary, b.label_lon, "
    "b.label_lat, b.source FROM areas a LEFT JOIN area_boundaries b ON b.tenant = a.tenant AND b.area = a.id "
    "AND b.valid_from = (SELECT MAX(l.valid_from) FROM area_boundaries l WHERE l.tenant = a.tenant "
    "AND l.area = a.id AND l.valid_from <= $2) "
    "WHERE a.tenant = $1 AND a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to > $2) "
    "ORDER BY a.kind, a.sort_order, a.name, a.code";

PictureStore::AreaRow read_area(sql::Row const& row)
{
    PictureStore::AreaRow area;
    area.id = row.id<Area>(0);
    area.code = row.text(1);
    area.name = row.text(2);
    area.kind = row.text(3);
    area.has_points = row.text(4) == "point";
    area.has_children = row.flag(5);
    if (row.is_null(6)) return area;
    if (auto const boundary = geo::multi_polygon_from_wkb<geo::Wgs84>(row.geometry(6)))
        area.boundary = *boundary;
    area.label = geo::Point<geo::Wgs84>{row.number(7), row.number(8)};
    area.source = row.text(9);
    return area;
}

std::string select_rounds(char const* where)
{
    return std::string(
               "SELECT id, number, first_day, last_day, deadline, checklist, closed_at FROM rounds WHERE ") +
           where;
}

PictureStore::RoundRow read_round(sql::Row const& row)
{
    return {row.uuid(0), row.integer(1), {row.day(2), row.day(3)}, row.time(4), row.uuid(5), !row.is_null(6)};
}

PictureStore::OperationRow read_operation(sql::Row const& row)
{
    PictureStore::OperationRow operation;
    operation.operation = row.id<Operation>(0);
    operation.name = row.text(1);
    operation.organisation = row.id<Organisation>(2);
    operation.organisation_name = row.text(3);
    operation.has_answered = !row.is_null(4);
    if (!operation.has_answered) return operation;
    operation.is_nothing = row.flag(5);
    operation.is_late = row.flag(6);
    operation.observations = row.integer(7);
    return operation;
}

}  // namespace

std::string PictureStore::tenant_code()
{
    return m_transaction
        .first(
            "SELECT code FROM tenants WHERE id = $1", [](sql::Row const& row) { return row.text(0); },
            m_tenant)
        .value_or("");
}

std::string PictureStore::tenant_name()
{
    return m_transaction
        .first(
            "SELECT name FROM tenants WHERE id = $1", [](sql::Row const& row) { return row.text(0); },
            m_tenant)
        .value_or("");
}

std::vector<PictureStore::AreaRow> PictureStore::areas(Day on)
{
    return m_transaction.list(areas_sql, read_area, m_tenant, on);
}

std::optional<Id<Area>> PictureStore::area_with_code(std::string const& code)
{
    return m_transaction.first(
        "SELECT id FROM areas WHERE tenant = $1 AND code = $2",
        [](sql::Row const& row) { return row.id<Area>(0); }, m_tenant, code);
}

std::vector<PictureStore::RoundRow> PictureStore::rounds(Id<Area> area, Day begun_by, int limit)
{
    return m_transaction.list(
        select_rounds("tenant = $1 AND area = $2 AND first_day <= $3 ORDER BY first_day DESC LIMIT $4"),
        read_round, m_tenant, area, begun_by, limit);
}

std::optional<PictureStore::RoundRow> PictureStore::round_numbered(Id<Area> area, std::int64_t number)
{
    return m_transaction.first(select_rounds("tenant = $1 AND area = $2 AND number = $3"), read_round,
                               m_tenant, area, number);
}

std::optional<PictureStore::RoundRow> PictureStore::round_after(Id<Area> area, Day first_day)
{
    return m_transaction.first(
        select_rounds("tenant = $1 AND area = $2 AND first_day > $3 ORDER BY first_day LIMIT 1"), read_round,
        m_tenant, area, first_day);
}

bool PictureStore::has_anything(Id<Area> area, RoundRow const& round)
{
    return m_transaction.exists("SELECT 1 FROM reports WHERE tenant = $1 AND round = $2 LIMIT 1", m_tenant,
                                round.id) ||
           m_transaction.exists(
               "SELECT 1 FROM observations WHERE tenant = $1 AND area = $2 AND counted_on >= $3 "
               "AND counted_on <= $4 AND merged_into IS NULL AND is_reviewed = 1 LIMIT 1",
               m_tenant, area, round.days.first, round.days.last);
}

std::optional<UtcTime> PictureStore::next_deadline(Id<Area> area, UtcTime now)
{
    return m_transaction.first(
        "SELECT id, deadline FROM rounds WHERE tenant = $1 AND area = $2 AND closed_at IS NULL AND deadline "
        ">= "
        "$3 "
        "ORDER BY deadline LIMIT 1",
        [](sql::Row const& row) { return row.time(1); }, m_tenant, area, now);
}

std::vector<Counted> PictureStore::exposures(Id<Area> area, DaySpan const& days)
{
    return m_transaction.list(
        // CROSS JOIN keeps SQLite to this order, from the few rounds outwards.
        "SELECT d.first_day, d.last_day, COUNT(*), COUNT(r.reviewed_at) FROM rounds d "
        "CROSS JOIN round_expectations e "
        "LEFT JOIN reports r ON r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation "
        "WHERE d.tenant = $1 AND d.area = $2 AND d.last_day >= $3 AND d.last_day <= $4 "
        "AND e.tenant = d.tenant AND e.round = d.id "
        "AND (e.excused_reason IS NULL OR r.id IS NOT NULL) GROUP BY d.first_day, d.last_day",
        [](sql::Row const& row) {
            return Counted{{row.day(0), row.day(1)}, {}, {row.integer(2), row.integer(3)}};
        },
        m_tenant, area, days.first, days.last);
}

std::vector<PictureStore::OperationRow> PictureStore::operations(Uuid round, access::Visible const& visible)
{
    sql::Values values{sql::to_value(m_tenant), sql::to_value(round)};
    auto const sql =
        "SELECT e.operation, p.name, e.organisation, g.name, r.id, r.is_nothing, r.is_late, "
        "(SELECT COUNT(*) FROM observations o WHERE o.tenant = e.tenant AND o.report = r.id "
        "AND o.merged_into IS NULL AND " +
        visible.predicate("o", 3) +
        ") FROM round_expectations e JOIN operations p ON p.tenant = e.tenant AND p.id = e.operation "
        "JOIN organisations g ON g.tenant = e.tenant AND g.id = e.organisation "
        "LEFT JOIN reports r ON r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation "
        "WHERE e.tenant = $1 AND e.round = $2 AND (e.excused_reason IS NULL OR r.id IS NOT NULL) "
        "ORDER BY p.name, e.operation";
    visible.bind(values);
    std::vector<OperationRow> found;
    m_transaction.for_each_value(sql, values,
                                 [&](sql::Row const& row) { found.push_back(read_operation(row)); });
    return found;
}

std::vector<PictureStore::SeriousAnswers> PictureStore::serious_answers(access::Visible const& reader,
                                                                        Id<Area> area, DaySpan const& days)
{
    auto const visible = reader.in_area(area);
    sql::Values values{sql::to_value(m_tenant), sql::to_value(area), sql::to_value(days.first),
                       sql::to_value(days.last)};
    visible.bind(values);
    std::vector<SeriousAnswers> found;
    m_transaction.for_each_value(
        "SELECT a.question, COUNT(*) FROM rounds d CROSS JOIN reports r CROSS JOIN report_answers a "
        "WHERE d.tenant = $1 AND d.area = $2 AND d.last_day >= $3 AND d.last_day <= $4 "
        "AND r.tenant = d.tenant AND r.round = d.id AND r.reviewed_at IS NOT NULL "
        "AND a.tenant = r.tenant AND a.report = r.id AND a.answer = 'serious' AND " +
            visible.predicate("r", 5) + " GROUP BY a.question",
        values, [&](sql::Row const& row) {
            found.push_back({row.text(0), row.integer(1)});
        });
    return found;
}

std::vector<Question> PictureStore::questions(Uuid checklist)
{
    std::vector<Question> questions;
    m_transaction.for_each(
        "SELECT q.code, q.name_sv, q.name_en, c.category FROM checklist_questions q "
        "LEFT JOIN checklist_question_categories c ON c.tenant = q.tenant AND c.checklist = q.checklist "
        "AND c.question = q.code WHERE q.tenant = $1 AND q.checklist = $2 "
        "ORDER BY q.sort_order, q.code, c.sort_order, c.category",
        [&](sql::Row const& row) {
            if (questions.empty() || questions.back().code != row.text(0))
                questions.push_back({row.text(0), row.text(1), row.text(2), {}});
            if (auto const category = row.optional_text(3)) questions.back().categories.push_back(*category);
        },
        m_tenant, checklist);
    return questions;
}

std::optional<Uuid> PictureStore::newest_checklist()
{
    return m_transaction.first(
        "SELECT id FROM checklists WHERE tenant = $1 AND published_at IS NOT NULL "
        "ORDER BY published_at DESC, version_number DESC, code LIMIT 1",
        [](sql::Row const& row) { return row.uuid(0); }, m_tenant);
}

// C11 of the national core: places that feel safe.
std::vector<Category> PictureStore::categories()
{
    return m_transaction.list(
        "SELECT code, parent, name_sv, name_en, kind, core_code FROM categories WHERE tenant = $1 "
        "ORDER BY sort_order, code",
        [](sql::Row const& row) {
            bool const is_trouble = row.text(4) != "upcoming" && row.text(5) != "C11";
            return Category{row.text(0), row.optional_text(1), row.text(2), row.text(3), is_trouble};
        },
        m_tenant);
}

std::vector<PictureStore::PlaceRow> PictureStore::places(Id<Area> area)
{
    return m_transaction.list(
        "SELECT id, name, lon, lat, x, y FROM places WHERE tenant = $1 AND area = $2 AND x IS NOT NULL "
        "ORDER BY name, code",
        [](sql::Row const& row) {
            return PlaceRow{row.id<observations::Place>(0),
                            row.text(1),
                            {row.number(2), row.number(3)},
                            {row.number(4), row.number(5)}};
        },
        m_tenant, area);
}

std::vector<PictureStore::SourceRow> PictureStore::map_sources()
{
    return m_transaction.list(
        "SELECT DISTINCT source, licence FROM map_layers WHERE tenant = $1 ORDER BY source, licence",
        [](sql::Row const& row) {
            return SourceRow{row.text(0), row.text(1)};
        },
        m_tenant);
}

}  // namespace samsyn::situation
