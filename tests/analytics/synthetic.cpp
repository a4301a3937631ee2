// SPDX-License-Identifier: EUPL-1.2
#include "tests/analytics/synthetic.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace samsyn::tests {
namespace {

constexpr double kSide = 20'000;
constexpr int kDays = 730;
constexpr std::uint64_t kSeed = 1'000;  // added to the streams of events

double uniform(std::uint64_t i, std::uint64_t stream)
{
    std::uint64_t z = (i + 1) * 0x9E3779B97F4A7C15 + stream;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    z ^= z >> 31;
    return static_cast<double>(z >> 11) * 0x1p-53;
}

double gauss(std::uint64_t i, std::uint64_t stream)
{
    double sum = 0;
    for (std::uint64_t term = 0; term < 12; ++term) sum += uniform(12 * i + term, stream);
    return sum - 6;
}

struct HotSpot {
    double x, y, sd, until;  // until: the cumulative weight
};

std::array<HotSpot, 60> hot_spots()
{
    std::array<HotSpot, 60> spots{};
    double sum = 0;
    for (std::uint64_t h = 0; h < spots.size(); ++h) {
        sum += uniform(h, 104) * uniform(h, 104);
        spots[h] = {kSide * uniform(h, 101), kSide * uniform(h, 102), 150 + 450 * uniform(h, 103), sum};
    }
    return spots;
}

struct Base {
    double x, y;
    int day;
};

// The place and day before near repeats and the late cluster move them.
Base base_of(std::uint64_t i, std::array<HotSpot, 60> const& spots)
{
    Base base{kSide * uniform(i, kSeed + 2), kSide * uniform(i, kSeed + 3),
              static_cast<int>(kDays * uniform(i, kSeed + 4))};
    double const u = uniform(i, kSeed + 1);
    if (u >= 0.40 && u < 0.90) {
        double const at = uniform(i, kSeed + 5) * spots.back().until;
        auto spot = std::find_if(spots.begin(), spots.end() - 1,
                                 [&](HotSpot const& each) { return at < each.until; });
        base.x = spot->x + spot->sd * gauss(i, kSeed + 6);
        base.y = spot->y + spot->sd * gauss(i, kSeed + 7);
    }
    return base;
}

double placed(double at) { return std::floor(std::clamp(at, 0.0, kSide - 0.1) * 10) / 10; }

double number_of(std::string const& field)
{
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(field.c_str(), "%4d-%2u-%2u", &year, &month, &day) == 3)
        return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) /
                                     static_cast<int>(day))
            .time_since_epoch()
            .count();
    return std::strtod(field.c_str(), nullptr);
}

}  // namespace

std::vector<SyntheticEvent> synthetic_events(std::size_t count)
{
    auto const spots = hot_spots();
    std::vector<SyntheticEvent> events;
    events.reserve(count);
    Base before{};
    for (std::uint64_t i = 0; i < count; ++i) {
        Base const base = base_of(i, spots);
        Base event = base;
        double const u = uniform(i, kSeed + 1);
        if (u >= 0.90 && u < 0.99 && i > 0) {
            event = {before.x + (uniform(i, kSeed + 8) - .5) * 200,
                     before.y + (uniform(i, kSeed + 9) - .5) * 200,
                     std::min(before.day + static_cast<int>(8 * uniform(i, kSeed + 10)), kDays - 1)};
        } else if (u >= 0.99) {
            event = {13'500 + 250 * gauss(i, kSeed + 6), 7'200 + 250 * gauss(i, kSeed + 7),
                     kDays - 14 + static_cast<int>(14 * uniform(i, kSeed + 11))};
        }
        events.push_back(
            {placed(event.x), placed(event.y), event.day, static_cast<int>(24 * uniform(i, kSeed + 12))});
        before = base;
    }
    return events;
}

std::string to_csv(std::vector<SyntheticEvent> const& events)
{
    std::string csv = "id,x,y,day,hour\n";
    std::size_t id = 0;
    for (auto const& event : events) {
        std::array<char, 96> line{};
        std::snprintf(line.data(), line.size(), "%zu,%.1f,%.1f,%d,%d\n", id++, event.x, event.y, event.day,
                      event.hour);
        csv += line.data();
    }
    return csv;
}

std::vector<std::vector<double>> numbers_of(std::string const& path)
{
    std::ifstream file(path);
    std::vector<std::vector<double>> rows;
    std::string line, field;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        rows.emplace_back();
        while (std::getline(fields, field, ',')) rows.back().push_back(number_of(field));
    }
    return rows;
}

std::vector<std::vector<double>> canonical_numbers(std::string const& name)
{
    if (char const* folder = std::getenv("SAMSYN_CANONICAL"))
        return numbers_of(std::string(folder) + "/" + name);
    std::printf("skipped: %s (set SAMSYN_CANONICAL to the folder it lies in)\n", name.c_str());
    return {};
}

}  // namespace samsyn::tests
