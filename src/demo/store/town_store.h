// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"

namespace samsyn::demo {

// Writes who and what there is in the invented municipality: organisations, areas, operations, places,
// people, categories and checklists. The same file always gives the same ids. Throws BrokenFile.
class TownStore {
public:
    TownStore(sql::Transaction& transaction, Files const& files);

    // Everybody gets the same password, given by its hash.
    void insert_all(std::string const& password_hash);

private:
    Uuid id_of(std::string const& kind, std::string const& code) const { return m_ids.of(kind, code); }
    void insert_tenant();
    void insert_organisations();
    void insert_areas();
    void insert_boundary(geo::Feature const& feature);
    void insert_themes();
    void insert_functions();
    void insert_operations();
    void insert_inventory();
    void insert_places();
    void insert_categories();
    void insert_checklists();
    void insert_question(Uuid const& checklist, json::Node question, int order);
    void insert_people(std::string const& password_hash);
    void insert_membership(json::Node person);
    void insert_designations();
    void insert_resources();
    void insert_history();
    // `kind`: area, organisation or operation; `other`: the organisation it moved to, if it did.
    void remember(std::string const& kind, std::string const& code, std::string const& happened,
                  std::optional<Uuid> const& other, std::string const& note, Day on);

    sql::Transaction& m_transaction;
    Files const& m_files;
    json::Node m_town;
    std::string m_code;
    Ids m_ids;
    Id<Tenant> m_tenant;
    Day m_start;
    UtcTime m_made_at;
};

// Whether the database already holds a municipality.
bool has_tenant(sql::Database& database);

// Takes back the mail that waits to be sent: what the story tells of has been.
void forget_mail(sql::Database& database, Id<Tenant> tenant);

// How many of each the municipality has.
struct Counts {
    std::int64_t organisations = 0;
    std::int64_t operations = 0;
    std::int64_t rounds = 0;  // the open ones included
    std::int64_t reports = 0;
    std::int64_t observations = 0;
    std::int64_t acute_events = 0;
};
Counts counts_of(sql::Database& database, Id<Tenant> tenant);

}  // namespace samsyn::demo
