// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/sql/connection.h"
#include "src/access/actor.h"
#include "src/work/execute.h"

namespace samsyn::tests {

// A small municipality in a migrated database, with somebody to act for it. Names are invented.
//
//   Area "hulta" (place) and "mopeder" (theme). Organisations: "kommun" (committee, core in hulta), "polis"
//   (authority, core), "bostad" (company, private sector, core), "butik" (company, private, reporter),
//   "granne" (authority without function). Operations of hulta: "skolan" (kommun), "bibliotek" (kommun),
//   "polisen" (polis), "kvartersvard" (bostad), "livs" (butik, external). Checklist "est" with questions
//   damage → DAMAGE, disorder → DISORDER, drugs → DRUGS, each category known.
class Town {
public:
    explicit Town(sql::Database& database, std::string const& code = "ankvik");

    // A person with these roles in the organisation, reporting for the operations.
    access::Actor person(std::string const& organisation, access::Roles roles,
                         std::vector<std::string> const& operations = {});
    // The same person as loaded on the clock's day now, with what has changed since.
    access::Actor again(access::Actor const& actor);

    Id<Tenant> tenant() const { return m_tenant; }
    Id<Organisation> organisation(std::string const& code) const;
    Id<Area> area(std::string const& code) const;
    Id<Operation> operation(std::string const& code) const;
    Uuid place(std::string const& code) const;

    work::Runtime& runtime() { return m_runtime; }
    sql::Database& database() { return m_database; }
    SetClock& clock() { return m_clock; }
    // Moves the clock to noon on the day, Swedish time.
    void at_noon(Day day);

private:
    Uuid id_of(std::string const& kind, std::string const& code) const;
    void write(std::function<void(sql::Transaction&)> const& body);
    void add_organisation(sql::Transaction& t, std::string const& code, std::string const& kind,
                          std::string const& sector);
    void add_area(sql::Transaction& t, std::string const& code, std::string const& kind);
    void add_function(sql::Transaction& t, std::string const& organisation, std::string const& function);
    void add_operation(sql::Transaction& t, std::string const& code, std::string const& organisation);
    void add_checklist(sql::Transaction& t);

    sql::Database& m_database;
    SetClock m_clock;
    work::Runtime m_runtime;
    std::string m_code;
    Id<Tenant> m_tenant;
    int m_people = 0;
};

}  // namespace samsyn::tests
