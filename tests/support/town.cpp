// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/town.h"

#include "lib/base/check.h"
#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "src/access/load_actor.h"

namespace samsyn::tests {
namespace {

Day const founded = Day::of(2026, 1, 1);

}  // namespace

Town::Town(sql::Database& database, std::string const& code)
    : m_database(database),
      m_clock(utc_of(LocalTime::at(Day::of(2026, 3, 2), 12, 0))),
      m_runtime{database, m_clock},
      m_code(code),
      m_tenant(Id<Tenant>(Uuid::from_name("tenant " + code)))
{
    write([&](sql::Transaction& t) {
        t.change("INSERT INTO tenants (id, code, name, is_fictional, created_at) VALUES ($1, $2, $2, 1, $3)",
                 m_tenant, m_code, m_clock.now());
        add_organisation(t, "kommun", "committee", "public");
        add_organisation(t, "polis", "authority", "public");
        add_organisation(t, "bostad", "company", "private");
        add_organisation(t, "butik", "company", "private");
        add_organisation(t, "granne", "authority", "public");
        add_area(t, "hulta", "place");
        add_area(t, "mopeder", "theme");
        for (auto const* core : {"kommun", "polis", "bostad"}) add_function(t, core, "core");
        add_function(t, "butik", "reporter");
        add_operation(t, "skolan", "kommun");
        add_operation(t, "bibliotek", "kommun");
        add_operation(t, "polisen", "polis");
        add_operation(t, "kvartersvard", "bostad");
        add_operation(t, "livs", "butik");
        t.change(
            "INSERT INTO places (tenant, id, area, code, name, lon, lat, x, y, valid_from, created_at) "
            "VALUES ($1, $2, $3, 'torget', 'Torget', 12.94, 57.72, 377219.0, 6399512.0, $4, $5)",
            m_tenant, place("torget"), area("hulta"), founded, m_clock.now());
        add_checklist(t);
    });
}

access::Actor Town::person(std::string const& organisation_code, access::Roles roles,
                           std::vector<std::string> const& operations)
{
    auto const name = m_code + " person " + std::to_string(++m_people);
    auto const user = Uuid::from_name("user " + name);
    auto const membership = Id<Membership>(Uuid::from_name("membership " + name));
    write([&](sql::Transaction& t) {
        t.change("INSERT INTO users (id, email, name, created_at) VALUES ($1, $2, $2, $3)", user,
                 name + "@example.se", m_clock.now());
        t.change(
            "INSERT INTO memberships (tenant, id, user_id, organisation, valid_from, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            m_tenant, membership, user, organisation(organisation_code), founded, m_clock.now());
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<access::Role>>([&](auto const& entry) {
            if (roles.has(entry.value))
                t.change("INSERT INTO membership_roles (tenant, membership, role) VALUES ($1, $2, $3)",
                         m_tenant, membership, entry.name);
        });
        for (auto const& code : operations)
            t.change("INSERT INTO membership_operations (tenant, membership, operation) VALUES ($1, $2, $3)",
                     m_tenant, membership, operation(code));
    });
    access::Actor wanted;
    wanted.membership = membership;
    return again(wanted);
}

access::Actor Town::again(access::Actor const& actor)
{
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& t) {
        loaded = access::load_actor(t, m_tenant, actor.membership, swedish_time(m_clock.now()).day);
    });
    check(loaded.has_value());
    return *loaded;
}

Id<Organisation> Town::organisation(std::string const& code) const
{
    return Id<Organisation>(id_of("organisation", code));
}
Id<Area> Town::area(std::string const& code) const { return Id<Area>(id_of("area", code)); }
Id<Operation> Town::operation(std::string const& code) const
{
    return Id<Operation>(id_of("operation", code));
}
Uuid Town::place(std::string const& code) const { return id_of("place", code); }

void Town::at_noon(Day day) { m_clock.set(utc_of(LocalTime::at(day, 12, 0))); }

Uuid Town::id_of(std::string const& kind, std::string const& code) const
{
    return Uuid::from_name(kind + " " + m_code + " " + code);
}

void Town::write(std::function<void(sql::Transaction&)> const& body)
{
    m_database.write([&](sql::Transaction& transaction) {
        body(transaction);
        return true;
    });
}

void Town::add_organisation(sql::Transaction& t, std::string const& code, std::string const& kind,
                            std::string const& sector)
{
    t.change(
        "INSERT INTO organisations (tenant, id, code, name, kind, sector, valid_from, created_at) "
        "VALUES ($1, $2, $3, $3, $4, $5, $6, $7)",
        m_tenant, organisation(code), code, kind, sector, founded, m_clock.now());
}

void Town::add_area(sql::Transaction& t, std::string const& code, std::string const& kind)
{
    t.change(
        "INSERT INTO areas (tenant, id, code, name, kind, valid_from, created_at) VALUES ($1, $2, $3, $3, "
        "$4, $5, $6)",
        m_tenant, area(code), code, kind, founded, m_clock.now());
}

void Town::add_function(sql::Transaction& t, std::string const& organisation_code,
                        std::string const& function)
{
    for (auto const* code : {"hulta", "mopeder"})
        t.change(
            "INSERT INTO area_functions (tenant, id, area, organisation, area_function, valid_from) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            m_tenant, id_of("function", organisation_code + code), area(code),
            organisation(organisation_code), function, founded);
}

void Town::add_operation(sql::Transaction& t, std::string const& code, std::string const& organisation_code)
{
    t.change(
        "INSERT INTO operations (tenant, id, organisation, code, name, is_external, contact_email, "
        "valid_from, "
        "created_at) VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8)",
        m_tenant, operation(code), organisation(organisation_code), code, organisation_code == "butik",
        code + "@example.se", founded, m_clock.now());
    t.change("INSERT INTO inventory (tenant, id, area, operation, valid_from) VALUES ($1, $2, $3, $4, $5)",
             m_tenant, id_of("inventory", code), area("hulta"), operation(code), founded);
}

void Town::add_checklist(sql::Transaction& t)
{
    auto const checklist = id_of("checklist", "est");
    t.change(
        "INSERT INTO checklists (tenant, id, code, version_number, name_sv, name_en, published_at, "
        "created_at) "
        "VALUES ($1, $2, 'est', 1, 'EST', 'EST', $3, $3)",
        m_tenant, checklist, m_clock.now());
    int order = 0;
    for (auto const* category : {"DAMAGE", "DISORDER", "DRUGS"}) {
        t.change(
            "INSERT INTO categories (tenant, code, core_code, kind, name_sv, name_en, sort_order) "
            "VALUES ($1, $2, $2, 'event', $2, $2, $3)",
            m_tenant, category, order);
        t.change(
            "INSERT INTO checklist_questions (tenant, checklist, code, name_sv, name_en, sort_order) "
            "VALUES ($1, $2, $3, $3, $3, $4)",
            m_tenant, checklist, std::string("q") + category, order++);
        t.change(
            "INSERT INTO checklist_question_categories (tenant, checklist, question, category, sort_order) "
            "VALUES ($1, $2, $3, $4, 0)",
            m_tenant, checklist, std::string("q") + category, category);
    }
}

}  // namespace samsyn::tests
