// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "lib/base/day_span.h"
#include "lib/json/node.h"

namespace samsyn::demo {

// When things tend to happen: weights of Monday … Sunday and of the hours 0 … 23.
struct Profile {
    std::vector<double> weekday;
    std::vector<double> hour;
};

// Things expected in one round of one kind at one place (empty: nowhere in particular).
struct Expected {
    std::string category;
    std::string place;
    double count = 0;
    Profile const* profile = nullptr;
    double radius = 0;  // metres around the place
};

struct Rate {
    std::string area;
    std::string category;
    double per_round = 0;
    std::vector<double> by_month;
    std::string profile;
    double trend_per_year = 1;
    std::vector<std::pair<std::string, double>> places;
};

// Something that changes the rates from a day on.
struct Change {
    std::string kind;  // multiply, move, add
    std::optional<std::string> area;
    std::optional<std::string> place;
    std::set<std::string> categories;
    Day from;
    std::optional<Day> to;
    double factor = 1;
    std::string to_place;
    double share = 0;
    double vanish = 0;
    std::vector<double> per_round;
    std::string profile;
    double radius = 0;

    bool concerns(Expected const& expected, std::string const& in_area) const;
};

struct AnswerHabit {
    double answer = 1;
    double late = 0;
};

// How operations answer and how precise they are; shares of 1.
struct Reporting {
    AnswerHabit usual;
    std::map<std::string, AnswerHabit> of_operation;
    double nil = 0;
    double text = 0;
    double wants_feedback = 0;
    double more = 0;
    double serious = 0;
    std::vector<std::pair<int, double>> answer_days;  // days after the round's last day, share
    std::map<std::string, double> police_reported;    // by top category, or "other"
    std::map<std::string, double> time_precision;
};

struct Silence {
    std::string operation;
    Day from;
    Day to;
};

// What happens in two years. The fields are described in the README beside story.json.
struct Story {
    Day start;
    int days = 14;
    int count = 0;
    Day as_of;
    std::map<std::string, Profile> profiles;
    std::vector<Rate> rates;
    std::vector<Change> changes;
    Reporting reporting;
    std::vector<Silence> silences;
    std::map<std::tuple<int, std::string, std::string>, std::string> plans;  // round, area, operation
    std::map<std::string, std::vector<std::string>> sees;                    // by kind of operation
    std::map<std::string, std::vector<std::string>> texts;                   // by category

    // Throws BrokenFile.
    static Story of(json::Node root);

    DaySpan days_of(int round) const;
    // The first round of the last `years`, from 1, and its first day.
    int first_round_of(int years) const;
    Day first_day_of(int years) const { return days_of(first_round_of(years)).first; }
    std::vector<Expected> expected_in(std::string const& area, int round) const;
    bool is_silent(std::string const& operation, Day day) const;
    AnswerHabit habit_of(std::string const& operation) const;
    bool does_see(std::string const& kind, std::string const& category) const;

private:
    std::vector<Expected> usual_in(std::string const& area, int round) const;
    void apply(Change const& change, std::string const& area, int round, std::vector<Expected>& all) const;
};

// The top category of a category: CRIME of CRIME.DRUGS.
std::string top_of(std::string const& category);

}  // namespace samsyn::demo
