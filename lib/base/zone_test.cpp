// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/zone.h"

#include <doctest/doctest.h>

namespace samsyn {

TEST_CASE("a zone turns its wall clock into instants and back")
{
    auto const london = Zone::named("Europe/London");
    REQUIRE(london);
    Day const summer = Day::of(2022, 7, 1);
    CHECK(london->utc_of(LocalTime::at(summer, 0, 0)).text() == "2022-06-30T23:00:00.000Z");
    CHECK(london->local(london->utc_of(LocalTime::at(summer, 14, 5))) == LocalTime::at(summer, 14, 5));
    CHECK(london->local({-1}) == LocalTime{Day::of(1970, 1, 1), 3'599'999});  // one hour ahead then
    CHECK_FALSE(Zone::named("Europe/Atlantis"));
}

TEST_CASE("Stockholm by name is the Swedish calendar's clock, also when it changes")
{
    auto const stockholm = Zone::named("Europe/Stockholm");
    REQUIRE(stockholm);
    for (auto const& day : {Day::of(2026, 3, 29), Day::of(2026, 10, 25), Day::of(2025, 1, 1)})
        for (int hour = 0; hour < 24; ++hour) {
            auto const local = LocalTime::at(day, hour, 30);
            CHECK(stockholm->utc_of(local) == utc_of(local));
        }
}

}  // namespace samsyn
