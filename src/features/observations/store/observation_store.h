// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/label.h"
#include "src/access/subjects.h"
#include "src/access/visibility.h"
#include "src/features/observations/domain/observation.h"
#include "src/features/observations/domain/stored.h"

namespace samsyn::observations {

// Rows of the table observations.
class ObservationStore {
public:
    explicit ObservationStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    void insert(Stored const& observation);
    // Takes back what a report said before it was corrected.
    void remove_of_report(Id<Tenant> tenant, Uuid report);
    // From now on the observations of the report count.
    void mark_reviewed(Id<Tenant> tenant, Uuid report);
    // Takes back what the import brought in or changed last; how many there were.
    std::int64_t remove_of_import(Id<Tenant> tenant, Uuid dataset, Uuid import_id);
    // Calls `each` for everything that came in with the dataset.
    void for_each_of_dataset(Id<Tenant> tenant, Uuid dataset, std::function<void(Stored const&)> const& each);
    std::vector<Stored> of_report(Id<Tenant> tenant, Uuid report);
    std::optional<Stored> find(Id<Tenant> tenant, Id<Observation> observation);

    // What the reader may see of the days, newest first, at most `limit` after the first `skip`.
    struct Wanted {
        std::optional<Id<Area>> area;
        std::vector<std::string> categories;  // any of them; all when empty
        std::optional<DaySpan> days;
        std::optional<Id<Place>> place;
        std::optional<Uuid> round;
        int limit = 50;
        int skip = 0;
    };
    std::vector<Stored> list(access::Visible const& visible, Wanted const& wanted);
    std::int64_t count(access::Visible const& visible, Wanted const& wanted);

    struct KnownPlace {
        Id<Area> area;
        std::optional<double> lon;
        std::optional<double> lat;
        std::optional<double> x;
        std::optional<double> y;
    };
    std::optional<KnownPlace> place(Id<Tenant> tenant, Id<Place> place);
    // What a list says of an observation in words.
    struct Names {
        std::string area_code;
        std::string area;
        std::string category_sv;
        std::string category_en;
        std::optional<std::string> place;
        std::optional<std::string> operation;
        std::string organisation;
    };
    Names names_of(Stored const& observation);
    std::optional<Id<Area>> area_by_code(Id<Tenant> tenant, std::string const& code);
    bool has_category(Id<Tenant> tenant, std::string const& code);

private:
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::observations
