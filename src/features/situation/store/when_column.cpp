// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/store/when_column.h"

#include "lib/sql/enum_column.h"

namespace samsyn::situation {
namespace {

template <class B>
std::optional<B> optional_between(sql::Row const& row, int column)
{
    auto const number = row.optional_integer(column);
    return number ? std::optional<B>(B(*number)) : std::nullopt;
}

}  // namespace

observations::WhenSeen read_when(sql::Row const& row, int first)
{
    observations::WhenSeen when;
    when.precision = sql::read_enum<observations::TimePrecision>(row, first);
    using enum observations::TimePrecision;
    if (when.precision == exact || when.precision == interval) {
        when.from = row.optional_time(first + 1);
        when.to = row.optional_time(first + 2);
    }
    if (when.precision == recurring) {
        when.weekdays = optional_between<Between<1, 127>>(row, first + 3);
        when.from_minute = optional_between<Between<0, 1439>>(row, first + 4);
        when.to_minute = optional_between<Between<0, 1440>>(row, first + 5);
    }
    return when;
}

}  // namespace samsyn::situation
