// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/zone.h"
#include "src/features/datasets/domain/columns.h"

namespace samsyn::datasets {

// When a row says that something happened, and the day it counts on: the local day of the profile's zone.
struct ReadWhen {
    observations::WhenSeen when;
    Day counted_on;
};

// Reads the time fields of a profile. Refuses with when.unreadable, when.from_missing, when.order,
// when.in_future; the field is the column.
class WhenReader {
public:
    // Refuses "import.column_missing", "import.form_missing" and "zone.unknown".
    static Result<WhenReader> of(TimeFields const& fields, Columns const& columns, UtcTime now);

    Result<ReadWhen> read(Cells const& cells) const;

private:
    struct Timed {
        Cell cell;
        TimeForm form = TimeForm::any;
        std::optional<Cell> year_from;
    };
    // An instant or a day, with how exact it is.
    struct Moment {
        LocalTime local;
        UtcTime instant;
        observations::TimePrecision precision = observations::TimePrecision::exact;
    };

    WhenReader(Zone zone, UtcTime now) : m_zone(zone), m_now(now) {}
    static Result<Timed> timed_of(TimeSource const& source, Columns const& columns);
    std::optional<Moment> moment(Timed const& timed, Cells const& cells) const;
    Result<Moment> start(Cells const& cells) const;
    Result<Done> add_clock(Moment& moment, Cells const& cells) const;

    Zone m_zone;
    UtcTime m_now;
    observations::TimePrecision m_precision = observations::TimePrecision::exact;
    Timed m_from;
    std::optional<Timed> m_to;
    std::optional<Timed> m_fallback;
    std::optional<Cell> m_clock;
};

}  // namespace samsyn::datasets
