// SPDX-License-Identifier: EUPL-1.2
// The results that SaTScan 10.3.2 and smerc 1.8.4 give for published sets and for the invented events.
#include "lib/analytics/scan/scan.h"
#include "tests/analytics/synthetic.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using namespace samsyn::analytics;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// Words of each row of a file in the folder that SAMSYN_CANONICAL names; nothing when there is none.
Rows canonical_words(std::string const& name)
{
    char const* const folder = std::getenv("SAMSYN_CANONICAL");
    std::ifstream file(folder ? std::string(folder) + "/" + name : "");
    if (!file) std::printf("skipped: %s (set SAMSYN_CANONICAL)\n", name.c_str());
    Rows rows;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::vector<std::string> row;
        for (std::string word; words >> word;) row.push_back(word);
        if (!row.empty()) rows.push_back(row);
    }
    return rows;
}

struct Named {
    Study study;
    std::vector<std::string> names;
    std::map<std::string, std::uint32_t> number;

    // Columns: name, then y x (latitude, longitude) or x y.
    Named(Rows const& rows, Distance distance)
    {
        study.locations.distance = distance;
        for (auto const& row : rows) {
            double const first = std::stod(row.at(1)), second = std::stod(row.at(2));
            bool const degrees = distance == Distance::great_circle;
            number[row[0]] = static_cast<std::uint32_t>(names.size());
            names.push_back(row[0]);
            study.locations.places.push_back(degrees ? Place{second, first} : Place{first, second});
        }
    }

    std::string members(Cluster const& cluster) const
    {
        std::string all;
        for (auto each : cluster.members) all += (all.empty() ? "" : " ") + names[each];
        return all;
    }
};

std::uint32_t whole(std::string const& word) { return static_cast<std::uint32_t>(std::stoul(word)); }

std::string printed(double statistic)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.6f", statistic);
    return text;
}

Study invented()
{
    Study study;
    study.periods = 730;
    for (int at = 0; at < 1'024; ++at)
        study.locations.places.push_back({at % 32 * 625 + 312.5, at / 32 * 625 + 312.5});
    for (auto const& each : samsyn::tests::synthetic_events(10'000))
        study.cases.push_back({static_cast<std::uint32_t>(int(each.y / 625) * 32 + int(each.x / 625)),
                               static_cast<std::uint32_t>(each.day)});
    study.expected.assign(1'024, 1'000);
    return study;
}

ScanOptions month()
{
    ScanOptions options;
    options.zones.share = 0.1;
    options.most_periods = 30;
    options.replications = 0;
    return options;
}

}  // namespace

TEST_CASE("the invented events: SaTScan's clusters by permutation")
{
    auto const answer = scan(invented(), month());
    REQUIRE(answer);
    auto const& found = answer->clusters;
    CHECK(found[0].members == std::vector<std::uint32_t>{373, 372, 341, 405, 374});
    CHECK(found[0].first == 716);  // 17 to 30 December 2024
    CHECK(found[0].end == 730);
    CHECK(found[0].observed == 104);
    CHECK(found[0].expected == doctest::Approx(3.83).epsilon(0.002));
    CHECK(printed(found[0].statistic) == "243.744635");
    CHECK(printed(found[1].statistic) == "16.772519");
    CHECK(printed(found[2].statistic) == "14.033878");
}

TEST_CASE("the invented events: SaTScan's clusters with an even population")
{
    auto options = month();
    options.model = ScanModel::poisson;
    auto const answer = scan(invented(), options);
    REQUIRE(answer);
    CHECK(answer->clusters[0].members.size() == 5);
    CHECK(answer->clusters[0].observed == 104);
    CHECK(printed(answer->clusters[0].statistic) == "387.316868");
    CHECK(printed(answer->clusters[1].statistic) == "49.267842");
}

TEST_CASE("New York fever: SaTScan's prospective clusters")
{
    auto const places = canonical_words("NYCfever.geo"), cases = canonical_words("NYCfever.cas");
    if (places.empty()) return;
    Named fever(places, Distance::great_circle);
    fever.study.periods = 24;  // 1 to 24 November 2001
    for (auto const& row : cases)
        fever.study.cases.push_back(
            {fever.number.at(row[0]), whole(row[2].substr(row[2].rfind('/') + 1)) - 1, whole(row[1])});
    ScanOptions options;
    options.prospective = true;
    options.zones.radius = 3'000;
    options.most_periods = 7;
    auto const answer = scan(fever.study, options);
    REQUIRE(answer);
    auto const& found = answer->clusters;
    CHECK(printed(found[0].statistic) == "3.845418");
    CHECK(found[0].members.size() == 9);
    CHECK(fever.names[found[0].centre] == "11418");
    CHECK(found[0].first == 21);
    CHECK(found[0].observed == 4);
    CHECK(found[0].expected == doctest::Approx(0.67).epsilon(0.01));
    CHECK(*found[0].p == doctest::Approx(0.242).epsilon(0.3));  // theirs has a standard error of 0.03
    CHECK(printed(found[1].statistic) == "3.164201");
    CHECK(*found[1].p == doctest::Approx(0.575).epsilon(0.2));
    CHECK(printed(found[2].statistic) == "2.137259");
}

TEST_CASE("North Humberside: SaTScan's cluster of cases among controls")
{
    auto const places = canonical_words("NHumberside.geo"), cases = canonical_words("NHumberside.cas"),
               controls = canonical_words("NHumberside.ctl");
    if (places.empty()) return;
    Named humberside(places, Distance::planar);
    for (auto const& row : cases)
        humberside.study.cases.push_back({humberside.number.at(row[0]), 0, whole(row[1])});
    for (auto const& row : controls)
        humberside.study.controls.push_back({humberside.number.at(row[0]), 0, whole(row[1])});
    ScanOptions options;
    options.model = ScanModel::bernoulli;
    auto const answer = scan(humberside.study, options);
    REQUIRE(answer);
    auto const& first = answer->clusters[0];
    // Two clusters are equally strong; SaTScan names this one first.
    CHECK(std::ranges::any_of(answer->clusters, [&](Cluster const& each) {
        return each.statistic >= first.statistic * (1 - 1e-9) &&
               humberside.members(each) == "170 173 172 169";
    }));
    CHECK(first.observed == 4);
    CHECK(first.expected == doctest::Approx(1.22).epsilon(0.01));
    CHECK(printed(first.statistic) == "4.836516");
    CHECK(*first.p == doctest::Approx(0.360).epsilon(0.2));
}

TEST_CASE("New York leukaemia: smerc's clusters")
{
    auto const rows = samsyn::tests::canonical_numbers("ny_leukemia.csv");
    if (rows.empty()) return;
    Study study;
    study.locations.distance = Distance::great_circle;
    for (auto const& row : rows) {
        study.cases.push_back({static_cast<std::uint32_t>(study.locations.places.size()), 0,
                               static_cast<std::uint32_t>(std::floor(row[3]))});
        study.locations.places.push_back({row[0], row[1]});
        study.expected.push_back(row[2]);
    }
    ScanOptions options;
    options.model = ScanModel::poisson;
    auto const answer = scan(study, options);
    REQUIRE(answer);
    auto const& found = answer->clusters;
    CHECK(printed(found[0].statistic) == "14.780276");
    CHECK(found[0].members.size() == 31);
    CHECK(found[0].observed == 106);
    CHECK(found[0].expected == doctest::Approx(62.13).epsilon(0.001));
    CHECK(*found[0].p <= 0.003);
    CHECK(printed(found[1].statistic) == "8.287056");
    CHECK(printed(found[2].statistic) == "7.199672");
}

namespace {

// Days since 1 January 1973, of a year of two digits and a day of it.
double day_of(int year, double day) { return (year - 73) * 365 + (year - 73) / 4 + day; }

// Persons × days in a year when the population is known at the middle of three years and straight between.
double person_days(std::array<double, 3> const& known, int year)
{
    double const at[] = {day_of(73, 181), day_of(82, 181), day_of(91, 181)};
    auto const population = [&](double day) {
        if (day <= at[0]) return known[0];
        if (day >= at[2]) return known[2];
        int const part = day > at[1];
        return known[part] + (known[part + 1] - known[part]) * (day - at[part]) / (at[part + 1] - at[part]);
    };
    double total = 0;
    for (double day = day_of(year, 0); day < day_of(year + 1, 0); ++day)
        total += (population(day) + population(day + 1)) / 2;
    return total;
}

}  // namespace

TEST_CASE("New Mexico brain cancer, adjusted for age and sex: SaTScan's clusters")
{
    auto const places = canonical_words("nm.geo"), cases = canonical_words("nm.cas"),
               people = canonical_words("nm.pop");
    if (places.empty()) return;
    Named mexico(places, Distance::great_circle);
    auto& study = mexico.study;
    study.periods = 19;
    std::size_t const cells = 32 * 19;
    std::vector<std::array<double, 3>> known(36 * 32);
    std::vector<double> time(36 * cells), total(36);
    auto const stratum = [](std::string const& age, std::string const& sex) {
        return (whole(age) - 1) * 2 + whole(sex) - 1;
    };
    for (auto const& row : people)
        known[stratum(row[3], row[4]) * 32 + mexico.number.at(row[0])][(whole(row[1]) - 73) / 9] +=
            std::stod(row[2]);
    for (std::size_t each = 0; each < known.size(); ++each)
        for (int year = 73; year <= 91; ++year)
            time[each * 19 + std::size_t(year - 73)] = person_days(known[each], year);
    for (auto const& row : cases) {
        study.cases.push_back({mexico.number.at(row[0]), whole(row[2]) - 1973, whole(row[1])});
        total[stratum(row[3], row[4])] += whole(row[1]);
    }
    study.expected = standardised(time, total);
    ScanOptions options;
    options.model = ScanModel::poisson;
    auto const answer = scan(study, options);
    REQUIRE(answer);
    auto const& found = answer->clusters;
    CHECK(printed(found[0].statistic) == "10.979758");
    CHECK(found[0].members.size() == 9);
    CHECK(mexico.names[found[0].centre] == "Torrance");
    CHECK(found[0].first == 12);  // 1985 to 1989
    CHECK(found[0].end == 17);
    CHECK(found[0].observed == 236);
    CHECK(found[0].expected == doctest::Approx(176.22).epsilon(0.0001));
    CHECK(*found[0].relative_risk == doctest::Approx(1.42).epsilon(0.005));
    CHECK(*found[0].p < 0.03);
    CHECK(printed(found[1].statistic) == "5.684828");
    CHECK(mexico.members(found[1]) == "Chaves");
    CHECK(printed(found[2].statistic) == "3.884186");
}
