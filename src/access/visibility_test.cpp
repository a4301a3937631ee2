// SPDX-License-Identifier: EUPL-1.2
#include "src/access/visibility.h"

#include <doctest/doctest.h>

#include <array>
#include <set>

#include "lib/base/enum_text.h"
#include "tests/support/engines.h"

// The rule as C++ and the rule as SQL must be one rule: every subject of a small town against every label,
// on both engines.
namespace samsyn::access {
namespace {

Day const today = Day::of(2026, 11, 25);
std::array const tenants{Id<Tenant>(Uuid::from_name("tenant one")),
                         Id<Tenant>(Uuid::from_name("tenant two"))};
std::array const areas{Id<Area>(Uuid::from_name("area one")), Id<Area>(Uuid::from_name("area two"))};

Id<Organisation> organisation(std::string_view name)
{
    return Id<Organisation>(Uuid::from_name("organisation " + std::string(name)));
}

struct Function {
    std::string_view organisation;
    int area;
    AreaFunction function;
    Day from = today.plus(-100);
    std::optional<Day> to = std::nullopt;
    bool in_force() const { return from <= today && (!to || *to > today); }
};

std::vector<std::string_view> const organisations{"owner", "core",    "observer", "elsewhere",
                                                  "none",  "private", "former",   "coming"};
std::vector<Function> const functions{
    {"owner", 0, AreaFunction::core},
    {"core", 0, AreaFunction::core},
    {"core", 1, AreaFunction::observer},
    {"observer", 0, AreaFunction::observer},
    {"elsewhere", 1, AreaFunction::core},
    {"private", 0, AreaFunction::core},
    {"former", 0, AreaFunction::core, today.plus(-100), today},
    {"coming", 0, AreaFunction::core, today.plus(1)},
};

void build_town(sql::Transaction& t)
{
    for (auto const& tenant : tenants) {
        t.change("INSERT INTO tenants (id, code, name, created_at) VALUES ($1, $2, 'A town', 0)", tenant,
                 tenant.text());
        for (auto const name : organisations)
            t.change(
                "INSERT INTO organisations (tenant, id, code, name, kind, sector, valid_from, created_at) "
                "VALUES ($1, $2, $3, $3, 'company', 'public', 0, 0)",
                tenant, organisation(name), name);
        for (auto const& area : areas)
            t.change(
                "INSERT INTO areas (tenant, id, code, name, kind, valid_from, created_at) "
                "VALUES ($1, $2, $3, $3, 'place', 0, 0)",
                tenant, area, area.text());
    }
    // Only the first tenant: what it has there gives nothing in the other.
    for (std::size_t i = 0; i < functions.size(); ++i)
        t.change(
            "INSERT INTO area_functions (tenant, id, area, organisation, area_function, valid_from, "
            "valid_to) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7)",
            tenants[0], Uuid::from_name("function " + std::to_string(i)),
            areas[static_cast<std::size_t>(functions[i].area)], organisation(functions[i].organisation),
            enum_text(functions[i].function), functions[i].from, functions[i].to);
}

template <class E>
std::vector<E> all()
{
    std::vector<E> values;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto const& entry) { values.push_back(entry.value); });
    return values;
}

std::vector<Label> every_label()
{
    std::vector<Label> labels;
    for (auto const& tenant : tenants)
        for (auto const* owner : {"owner", "core", "private"})
            for (auto const& area :
                 {std::optional(areas[0]), std::optional(areas[1]), std::optional<Id<Area>>()})
                for (auto const classification : all<Class>())
                    for (auto const audience : all<Audience>())
                        for (auto const state : all<State>())
                            labels.push_back(
                                {tenant, organisation(owner), area, classification, audience, state});
    return labels;
}

void insert_items(sql::Transaction& t, std::vector<Label> const& labels)
{
    t.run_script(t.engine() == sql::Engine::sqlite ? "CREATE TABLE items (number INTEGER, tenant BLOB, owner "
                                                     "BLOB, area BLOB, class TEXT, audience TEXT, "
                                                     "state TEXT)"
                                                   : "CREATE TABLE items (number BIGINT, tenant UUID, owner "
                                                     "UUID, area UUID, class TEXT, audience TEXT, "
                                                     "state TEXT)");
    for (std::size_t i = 0; i < labels.size(); ++i)
        t.change(
            "INSERT INTO items (number, tenant, owner, area, class, audience, state) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7)",
            i, labels[i].tenant, labels[i].owner, labels[i].area, enum_text(labels[i].classification),
            enum_text(labels[i].audience), enum_text(labels[i].state));
}

std::vector<Roles> role_sets()
{
    std::vector<Roles> sets{Roles{}, Roles{Role::administrator, Role::analyst},
                            Roles{Role::publisher, Role::reporter}};
    for (auto const role : all<Role>()) sets.push_back({role});
    return sets;
}

Actor person(Id<Tenant> tenant, std::string_view of, Roles roles)
{
    Actor actor;
    actor.tenant = tenant;
    actor.organisation = organisation(of);
    actor.is_private_sector = of == "private";
    actor.roles = roles;
    actor.today = today;
    if (tenant == tenants[0])
        for (auto const& function : functions)
            if (function.organisation == of && function.in_force())
                actor.functions[areas[static_cast<std::size_t>(function.area)]].insert(function.function);
    return actor;
}

std::vector<Actor> every_subject()
{
    std::vector<Actor> subjects{Actor::system(tenants[0], today), Actor::system(tenants[1], today)};
    for (auto const& tenant : tenants)
        for (auto const of : organisations)
            for (auto const& roles : role_sets())
                for (int const assurance : {1, 2, 3, 4})
                    for (bool const is_cleared : {false, true}) {
                        auto& actor = subjects.emplace_back(person(tenant, of, roles));
                        actor.assurance = assurance;
                        actor.is_cleared = is_cleared;
                    }
    return subjects;
}

std::set<std::size_t> listed(sql::Transaction& t, Actor const& actor, Depth depth)
{
    auto const visible = Visible::for_reader(actor, depth);
    sql::Values values;
    visible.bind(values);
    std::set<std::size_t> numbers;
    t.for_each_value("SELECT i.number FROM items i WHERE " + visible.predicate("i", 1), values,
                     [&](sql::Row const& row) { numbers.insert(static_cast<std::size_t>(row.integer(0))); });
    return numbers;
}

std::set<std::size_t> listed_in_area(sql::Transaction& t, Actor const& actor, Depth depth, Id<Area> area)
{
    auto const visible = Visible::for_reader(actor, depth).in_area(area);
    sql::Values values;
    visible.bind(values);
    std::set<std::size_t> numbers;
    t.for_each_value("SELECT i.number FROM items i WHERE " + visible.predicate("i", 1), values,
                     [&](sql::Row const& row) { numbers.insert(static_cast<std::size_t>(row.integer(0))); });
    return numbers;
}

std::set<std::size_t> of_area(std::set<std::size_t> numbers, std::vector<Label> const& labels, Id<Area> area)
{
    std::erase_if(numbers, [&](std::size_t number) { return labels[number].area != area; });
    return numbers;
}

std::set<std::size_t> decided(std::vector<Label> labels, Actor const& actor, Depth depth)
{
    std::set<std::size_t> numbers;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        labels[i].depth = depth;
        if (may_read(actor, labels[i])) numbers.insert(i);
    }
    return numbers;
}

}  // namespace

TEST_CASE("what a list shows is exactly what may be read, for every subject and label")
{
    auto const labels = every_label();
    auto const subjects = every_subject();
    tests::for_each_migrated_engine([&](sql::Database& database) {
        database.write([&](sql::Transaction& t) {
            build_town(t);
            insert_items(t, labels);
            return true;
        });
        std::size_t allowed = 0;
        std::size_t differences = 0;
        database.read([&](sql::Transaction& t) {
            for (auto const& actor : subjects)
                for (auto const depth : all<Depth>()) {
                    auto const expected = decided(labels, actor, depth);
                    allowed += expected.size();
                    differences += listed(t, actor, depth) != expected;
                    for (auto const& area : areas)
                        differences +=
                            listed_in_area(t, actor, depth, area) != of_area(expected, labels, area);
                }
        });
        CHECK(differences == 0);
        CHECK(allowed > 0);
        CHECK(allowed < subjects.size() * labels.size());
    });
}

TEST_CASE("nobody reads what is not theirs to read")
{
    auto const labels = every_label();
    for (auto const& actor : every_subject())
        for (auto label : labels)
            for (auto const depth : all<Depth>()) {
                label.depth = depth;
                if (!may_read(actor, label)) continue;
                bool const is_own = actor.organisation == label.owner;
                bool const good =
                    actor.tenant == label.tenant && label.state != State::weeded &&
                    (actor.kind == Actor::Kind::system ||
                     (reading_rank(actor.roles) >= 1 && (is_own || label.audience != Audience::own) &&
                      (is_own || label.state != State::draft) &&
                      (label.classification != Class::secrecy ||
                       (is_own && actor.assurance >= 3 && actor.is_cleared && !actor.is_private_sector))));
                if (!good) FAIL("read against the rules");
            }
}

TEST_CASE("who typed it is known inside the own organisation only")
{
    Label const label{tenants[0],      organisation("owner"), areas[0],
                      Class::internal, Audience::core,        State::shared};
    CHECK(may_see_author(person(tenants[0], "owner", {Role::reporter}), label));
    auto const partner = person(tenants[0], "core", {Role::coordinator});
    CHECK(may_read(partner, label));
    CHECK_FALSE(may_see_author(partner, label));
    CHECK_FALSE(may_see_author(person(tenants[1], "owner", {Role::reporter}), label));
}

TEST_CASE("what is derived is at least as closed as what it came from")
{
    auto const labels = every_label();
    for (std::size_t i = 0; i < labels.size(); i += 7)
        for (std::size_t j = 0; j < labels.size(); j += 5) {
            auto const joined = join(labels[i], labels[j]);
            if (joined.classification < labels[i].classification ||
                joined.classification < labels[j].classification || joined.audience > labels[i].audience ||
                joined.audience > labels[j].audience)
                FAIL("derived and more open");
        }
}

}  // namespace samsyn::access
