// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/geo/multi_polygon.h"
#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/access/visibility.h"
#include "src/features/observations/domain/observation.h"
#include "src/features/situation/domain/columns.h"
#include "src/features/situation/domain/tally.h"

namespace samsyn::situation {

// What stands around the counts of a picture: areas, rounds and who answered them, what was asked, places.
class PictureStore {
public:
    PictureStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    std::string tenant_code();
    std::string tenant_name();

    struct AreaRow {
        Id<Area> id;
        std::string code;
        std::string name;
        std::string kind;  // place, theme
        bool has_points = true;
        bool has_children = false;
        geo::MultiPolygon<geo::Wgs84> boundary;
        std::optional<geo::Point<geo::Wgs84>> label;
        std::string source;  // of the boundary
    };
    // Those in force on the day, in their order.
    std::vector<AreaRow> areas(Day on);
    std::optional<Id<Area>> area_with_code(std::string const& code);

    struct RoundRow {
        Uuid id;
        std::int64_t number = 0;
        DaySpan days;
        UtcTime deadline;
        Uuid checklist;
        bool is_closed = false;
    };
    // Begun by the day, newest first.
    std::vector<RoundRow> rounds(Id<Area> area, Day begun_by, int limit);
    std::optional<RoundRow> round_numbered(Id<Area> area, std::int64_t number);
    std::optional<RoundRow> round_after(Id<Area> area, Day first_day);
    // Whether anybody has answered it, or anything counts in its days.
    bool has_anything(Id<Area> area, RoundRow const& round);
    std::optional<UtcTime> next_deadline(Id<Area> area, UtcTime now);

    // Of each round that ends in the days: who was to answer and whose answer counts. Excused operations that
    // did not answer are not expected, answers that wait for review do not count.
    std::vector<Counted> exposures(Id<Area> area, DaySpan const& days);

    struct OperationRow {
        Id<Operation> operation;
        std::string name;
        Id<Organisation> organisation;
        std::string organisation_name;
        bool has_answered = false;
        bool is_nothing = false;
        bool is_late = false;
        std::int64_t observations = 0;  // that the reader may see
    };
    // The operations expected in the round, by name.
    std::vector<OperationRow> operations(Uuid round, access::Visible const& visible);
    // How many answers called a question's matter serious, in rounds that end in the days.
    struct SeriousAnswers {
        std::string question;
        std::int64_t answers = 0;
    };
    std::vector<SeriousAnswers> serious_answers(access::Visible const& reader, Id<Area> area,
                                                DaySpan const& days);

    std::vector<Question> questions(Uuid checklist);
    // The tenant's newest checklist.
    std::optional<Uuid> newest_checklist();
    std::vector<Category> categories();

    struct PlaceRow {
        Id<observations::Place> id;
        std::string name;
        geo::Point<geo::Wgs84> lon_lat;
        geo::Point<geo::Sweref99Tm> at;
    };
    // The area's places that have a point, by name.
    std::vector<PlaceRow> places(Id<Area> area);

    struct SourceRow {
        std::string name;
        std::string licence;
    };
    std::vector<SourceRow> map_sources();

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::situation
