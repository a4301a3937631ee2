// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/store/town_store.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "lib/geo/wkb.h"
#include "src/demo/input/fields.h"

namespace samsyn::demo {
namespace {

std::string sv(json::Node object, std::string const& name) { return text_of(node_of(object, name), "sv"); }
std::string en(json::Node object, std::string const& name) { return text_of(node_of(object, name), "en"); }

geo::Point<geo::Wgs84> label_of(geo::Feature const& feature)
{
    auto const parsed = json::Document::parse(property_of(feature, "label"));
    if (!parsed || parsed->root().size() != 2) throw BrokenFile("label");
    return {parsed->root().at(0).number(), parsed->root().at(1).number()};
}

template <class Shape>
Shape shape_of(geo::Feature const& feature)
{
    auto const* shape = std::get_if<Shape>(&feature.shape);
    if (!shape) throw BrokenFile("geometry");
    return *shape;
}

double metres(geo::Feature const& feature, std::string const& name)
{
    auto const parsed = json::Document::parse(property_of(feature, name));
    if (!parsed) throw BrokenFile(name);
    return parsed->root().number();
}

}  // namespace

TownStore::TownStore(sql::Transaction& transaction, Files const& files)
    : m_transaction(transaction),
      m_files(files),
      m_town(files.town.root()),
      m_code(text_of(node_of(m_town, "tenant"), "code")),
      m_ids(m_code),
      m_tenant(m_ids.tenant()),
      m_start(day_of(node_of(m_town, "rounds"), "start")),
      m_made_at(utc_of(LocalTime::at(m_start.plus(-14), 9, 0)))
{
}

void TownStore::insert_all(std::string const& password_hash)
{
    insert_tenant();
    insert_organisations();
    insert_areas();
    insert_themes();
    insert_functions();
    insert_operations();
    insert_inventory();
    insert_places();
    insert_categories();
    insert_checklists();
    insert_people(password_hash);
    insert_designations();
    insert_resources();
    insert_history();
}

void TownStore::insert_tenant()
{
    auto const tenant = node_of(m_town, "tenant");
    m_transaction.change(
        "INSERT INTO tenants (id, code, name, municipality_code, is_fictional, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        m_tenant, m_code, sv(tenant, "name"), maybe_text(tenant, "municipality_code"),
        flag_of(tenant, "invented"), m_made_at);
}

void TownStore::insert_organisations()
{
    for_each_item(m_town, "organisations", [&](json::Node organisation) {
        auto const code = text_of(organisation, "code");
        m_transaction.change(
            "INSERT INTO organisations (tenant, id, code, name, kind, sector, contact_email, valid_from, "
            "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            m_tenant, id_of("organisation", code), code, text_of(organisation, "name"),
            text_of(organisation, "kind"), text_of(organisation, "ownership"),
            text_of(organisation, "mailbox"), m_start, m_made_at);
        remember("organisation", code, "opened", std::nullopt, "", m_start);
    });
}

void TownStore::insert_areas()
{
    int order = 0;
    // Where the town is real its events lie at the middle of their municipality, so they are counted, not
    // mapped.
    char const* const positions = flag_of(node_of(m_town, "tenant"), "invented") ? "point" : "area";
    for (auto const& feature : m_files.areas) {
        auto const code = property_of(feature, "code");
        auto const parent = property_of(feature, "parent");  // empty for the root
        std::optional<Uuid> parent_id;
        if (!parent.empty()) parent_id = id_of("area", parent);
        m_transaction.change(
            "INSERT INTO areas (tenant, id, parent, code, name, kind, positions, sort_order, valid_from, "
            "created_at) VALUES ($1, $2, $3, $4, $5, 'place', $6, $7, $8, $9)",
            m_tenant, id_of("area", code), parent_id, code, property_of(feature, "name"), positions, order++,
            m_start, m_made_at);
        insert_boundary(feature);
        remember("area", code, "opened", std::nullopt, "", m_start);
    }
}

void TownStore::insert_boundary(geo::Feature const& feature)
{
    auto const boundary = shape_of<geo::MultiPolygon<geo::Wgs84>>(feature);
    auto const label = label_of(feature);
    m_transaction.change(
        "INSERT INTO area_boundaries (tenant, area, valid_from, boundary, label_lon, label_lat, source) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, id_of("area", property_of(feature, "code")), m_start, sql::Geometry{geo::to_wkb(boundary)},
        label.lon, label.lat, sv(node_of(m_town, "map"), "attribution"));
}

void TownStore::insert_themes()
{
    int order = 100;
    for_each_item(m_town, "themes", [&](json::Node theme) {
        auto const code = text_of(theme, "code");
        m_transaction.change(
            "INSERT INTO areas (tenant, id, parent, code, name, kind, sort_order, valid_from, valid_to, "
            "created_at) VALUES ($1, $2, $3, $4, $5, 'theme', $6, $7, $8, $9)",
            m_tenant, id_of("area", code), id_of("area", text_of(theme, "parent")), code,
            text_of(theme, "name"), order++, day_of(theme, "from"), maybe_day(theme, "to"), m_made_at);
    });
}

void TownStore::insert_functions()
{
    for_each_item(m_town, "functions", [&](json::Node held) {
        auto const area = text_of(held, "area");
        auto const organisation = text_of(held, "organisation");
        auto const function = text_of(held, "function");
        auto const from = day_of(held, "from");
        m_transaction.change(
            "INSERT INTO area_functions (tenant, id, area, organisation, area_function, valid_from, "
            "valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            m_tenant, id_of("function", organisation + " " + area + " " + function + " " + from.text()),
            id_of("area", area), id_of("organisation", organisation), function, from, maybe_day(held, "to"));
    });
}

void TownStore::insert_operations()
{
    for_each_item(m_town, "operations", [&](json::Node operation) {
        auto const code = text_of(operation, "code");
        m_transaction.change(
            "INSERT INTO operations (tenant, id, organisation, code, name, is_external, contact_email, "
            "valid_from, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            m_tenant, id_of("operation", code), id_of("organisation", text_of(operation, "organisation")),
            code, text_of(operation, "name"), flag_of(operation, "external"), text_of(operation, "mailbox"),
            m_start, m_made_at);
    });
}

void TownStore::insert_inventory()
{
    for_each_item(m_town, "inventory", [&](json::Node entry) {
        auto const area = text_of(entry, "area");
        auto const operation = text_of(entry, "operation");
        auto const from = day_of(entry, "from");
        m_transaction.change(
            "INSERT INTO inventory (tenant, id, area, operation, valid_from, valid_to) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            m_tenant, id_of("inventory", operation + " " + area + " " + from.text()), id_of("area", area),
            id_of("operation", operation), from, maybe_day(entry, "to"));
    });
}

void TownStore::insert_places()
{
    for (auto const& feature : m_files.places) {
        auto const code = property_of(feature, "code");
        auto const at = shape_of<geo::Point<geo::Wgs84>>(feature);
        m_transaction.change(
            "INSERT INTO places (tenant, id, area, code, name, place_type, lon, lat, x, y, valid_from, "
            "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            m_tenant, id_of("place", code), id_of("area", property_of(feature, "area")), code,
            property_of(feature, "name"), property_of(feature, "kind"), at.lon, at.lat, metres(feature, "x"),
            metres(feature, "y"), m_start, m_made_at);
    }
}

void TownStore::insert_categories()
{
    int order = 0;
    for_each_item(m_files.taxonomy.root(), "categories", [&](json::Node category) {
        auto const kind = text_of(category, "kind");
        if (kind == "nil") return;  // an answer to a round, never something seen
        m_transaction.change(
            "INSERT INTO categories (tenant, code, parent, core_code, kind, name_sv, name_en, help_sv, "
            "help_en, default_severity, needs_place, is_public_allowed, is_police_first, sort_order) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            m_tenant, text_of(category, "code"), maybe_text(category, "parent"),
            text_of(category, "national_core"), kind, sv(category, "label"), en(category, "label"),
            sv(category, "help"), en(category, "help"),
            std::max<std::int64_t>(1, integer_of(category, "default_weight")),
            flag_of(category, "needs_place"), flag_of(category, "public_allowed"),
            flag_of(category, "police_first"), order++);
    });
}

void TownStore::insert_checklists()
{
    for_each_item(m_town, "checklists", [&](json::Node checklist) {
        auto const code = text_of(checklist, "code");
        auto const id = id_of("checklist", code);
        m_transaction.change(
            "INSERT INTO checklists (tenant, id, code, version_number, name_sv, name_en, published_at, "
            "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
            m_tenant, id, code, integer_of(checklist, "version"), sv(checklist, "title"),
            en(checklist, "title"), m_made_at);
        int order = 0;
        for_each_item(checklist, "questions",
                      [&](json::Node question) { insert_question(id, question, order++); });
    });
}

void TownStore::insert_question(Uuid const& checklist, json::Node question, int order)
{
    auto const code = text_of(question, "code");
    m_transaction.change(
        "INSERT INTO checklist_questions (tenant, checklist, code, name_sv, name_en, help_sv, help_en, "
        "is_required, sort_order) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        m_tenant, checklist, code, sv(question, "label"), en(question, "label"), sv(question, "help"),
        en(question, "help"), flag_of(question, "required"), order);
    int category_order = 0;
    for (auto const& category : texts_of(question, "categories"))
        m_transaction.change(
            "INSERT INTO checklist_question_categories (tenant, checklist, question, category, sort_order) "
            "VALUES ($1, $2, $3, $4, $5)",
            m_tenant, checklist, code, category, category_order++);
}

void TownStore::insert_people(std::string const& password_hash)
{
    for_each_item(m_town, "users", [&](json::Node person) {
        m_transaction.change(
            "INSERT INTO users (id, email, name, language, password_hash, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            id_of("user", text_of(person, "code")), text_of(person, "email"), text_of(person, "name"),
            text_of(person, "language"), password_hash, m_made_at);
        insert_membership(person);
    });
}

void TownStore::insert_membership(json::Node person)
{
    auto const code = text_of(person, "code");
    auto const membership = id_of("membership", code);
    m_transaction.change(
        "INSERT INTO memberships (tenant, id, user_id, organisation, valid_from, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        m_tenant, membership, id_of("user", code), id_of("organisation", text_of(person, "organisation")),
        m_start, m_made_at);
    for (auto const& role : texts_of(person, "roles"))
        m_transaction.change("INSERT INTO membership_roles (tenant, membership, role) VALUES ($1, $2, $3)",
                             m_tenant, membership, role);
    for (auto const& operation : texts_of(person, "operations"))
        m_transaction.change(
            "INSERT INTO membership_operations (tenant, membership, operation) VALUES ($1, $2, $3)", m_tenant,
            membership, id_of("operation", operation));
}

void TownStore::insert_designations()
{
    for_each_item(m_town, "designations", [&](json::Node given) {
        auto const area = text_of(given, "area");
        m_transaction.change(
            "INSERT INTO designations (tenant, id, area, designation, source, on_watch, valid_from, "
            "valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            m_tenant, id_of("designation", area + " " + text_of(given, "code")), id_of("area", area),
            sv(given, "label"), text_of(given, "decided_by"), flag_of(given, "on_watch"),
            day_of(given, "from"), maybe_day(given, "to"));
    });
}

void TownStore::insert_history()
{
    for_each_item(m_town, "history", [&](json::Node step) {
        auto const other = maybe_text(step, "other");
        remember(text_of(step, "subject"), text_of(step, "code"), text_of(step, "happened"),
                 other ? std::optional(id_of("organisation", *other)) : std::nullopt, text_of(step, "note"),
                 day_of(step, "on"));
    });
}

void TownStore::remember(std::string const& kind, std::string const& code, std::string const& happened,
                         std::optional<Uuid> const& other, std::string const& note, Day on)
{
    m_transaction.change(
        "INSERT INTO lineage (tenant, id, subject_kind, subject, happened, other, note, on_day, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        m_tenant, id_of("history", kind + " " + code + " " + happened), kind, id_of(kind, code), happened,
        other, note, on, m_made_at);
}

void TownStore::insert_resources()
{
    for_each_item(m_town, "resources", [&](json::Node resource) {
        m_transaction.change(
            "INSERT INTO preventive_resources (tenant, id, area, organisation, name, resource_kind, state, "
            "contact_function, started_on, ended_on, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            m_tenant, id_of("resource", text_of(resource, "code")), id_of("area", text_of(resource, "area")),
            id_of("organisation", text_of(resource, "organisation")), text_of(resource, "name"),
            text_of(resource, "kind"), text_of(resource, "state"),
            maybe_text(resource, "contact_function").value_or(""), maybe_day(resource, "from"),
            maybe_day(resource, "to"), m_made_at);
    });
}

bool has_tenant(sql::Database& database)
{
    bool found = false;
    database.read(
        [&](sql::Transaction& transaction) { found = transaction.exists("SELECT 1 FROM tenants"); });
    return found;
}

void forget_mail(sql::Database& database, Id<Tenant> tenant)
{
    database.write([&](sql::Transaction& transaction) {
        transaction.change("DELETE FROM outbox WHERE tenant = $1 AND sent_at IS NULL", tenant);
        return true;
    });
}

Counts counts_of(sql::Database& database, Id<Tenant> tenant)
{
    Counts counts;
    database.read([&](sql::Transaction& transaction) {
        auto const count = [&](std::string_view statement) {
            return transaction
                .first(
                    statement, [](sql::Row const& row) { return row.integer(0); }, tenant)
                .value_or(0);
        };
        counts.organisations = count("SELECT COUNT(*) FROM organisations WHERE tenant = $1");
        counts.operations = count("SELECT COUNT(*) FROM operations WHERE tenant = $1");
        counts.rounds = count("SELECT COUNT(*) FROM rounds WHERE tenant = $1");
        counts.reports = count("SELECT COUNT(*) FROM reports WHERE tenant = $1");
        counts.observations = count("SELECT COUNT(*) FROM observations WHERE tenant = $1");
        counts.acute_events = count("SELECT COUNT(*) FROM acute_events WHERE tenant = $1");
    });
    return counts;
}

}  // namespace samsyn::demo
