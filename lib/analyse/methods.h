// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/analyse/answered.h"
#include "lib/analyse/asked.h"

namespace samsyn::analyse {

struct Option {
    enum class Kind { value, flag, value_or_bare };
    std::string name;
    Kind kind = Kind::value;
    bool required = false;
};

// A method of lib/analytics on files: its options, and what computes its answer.
struct Method {
    std::string name;
    std::vector<Option> options;
    Result<Answered> (*answer)(Asked&);
};

// All of them, by the order of the handbook.
std::vector<Method> const& methods();

// The whole answer as one JSON value. `total` tells how long it took in all. Refuses, beside what the method
// does, "analyse.options" with every option at fault: these are wrong usage.
Result<std::string> answer_in_json(Method const& method, Asked& asked);

// The families; each file has its methods.
Result<Answered> scan(Asked&);
Result<Answered> kde(Asked&);
Result<Answered> gi_star(Asked&);
Result<Answered> moran(Asked&);
Result<Answered> knox(Asked&);
Result<Answered> mantel(Asked&);
Result<Answered> chains(Asked&);
Result<Answered> dbscan(Asked&);
Result<Answered> st_dbscan(Asked&);
Result<Answered> aoristic(Asked&);
Result<Answered> circular(Asked&);
Result<Answered> season(Asked&);
Result<Answered> anomaly(Asked&);
Result<Answered> trend(Asked&);
Result<Answered> rate_ratio(Asked&);
Result<Answered> e_test(Asked&);
Result<Answered> forecast(Asked&);
Result<Answered> wdd(Asked&);
Result<Answered> wdq(Asked&);
Result<Answered> its(Asked&);
Result<Answered> did(Asked&);
Result<Answered> proportion(Asked&);
Result<Answered> compare_proportions(Asked&);
Result<Answered> standardise(Asked&);
Result<Answered> shrink(Asked&);
Result<Answered> risk_terrain(Asked&);
Result<Answered> cube(Asked&);

}  // namespace samsyn::analyse
