// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the file of a method of `samsyn analyse`: the first byte says which. The answer is one JSON
// value in which every number is finite, the same twice; or a refusal that says where.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <regex>
#include <string>

#include "lib/analyse/in_words.h"
#include "lib/analyse/methods.h"
#include "lib/base/check.h"
#include "lib/json/node.h"

using namespace samsyn;
using namespace samsyn::analyse;

namespace {

using Options = Asked::Options;

struct Call {
    char const* method;
    Options options;
};

std::vector<Call> calls(std::string const& file)
{
    Options const events{{"events", {file}}, {"x", {"x"}}, {"y", {"y"}}, {"threads", {"1"}}};
    auto const with = [](Options options, Options const& more) {
        options.insert(more.begin(), more.end());
        return options;
    };
    auto const dated = with(events, {{"time", {"time"}}});
    auto const numbered =
        with(dated, {{"time-number", {}}, {"replications", {"9"}}, {"permutations", {"9"}}});
    return {
        {"scan", with(numbered, {{"time-aggregate", {"30"}}})},
        {"scan", with(dated, {{"time-unit", {"month"}}, {"replications", {"9"}}})},
        {"kde", with(events, {{"bandwidth", {"100"}}, {"grid", {"8x8"}}, {"count", {"count"}}})},
        {"knox", with(numbered, {{"space", {"100"}}, {"time-bands", {"7"}}})},
        {"mantel", numbered},
        {"chains", with(dated, {{"space", {"100"}}, {"time-bands", {"7"}}})},
        {"dbscan", with(events, {{"eps", {"50"}}, {"min-points", {"3"}}})},
        {"st-dbscan", with(dated, {{"eps", {"50"}}, {"eps-time", {"7"}}, {"min-points", {"3"}}})},
        {"aoristic", {{"events", {file}}, {"time", {"time"}}, {"time-end", {"end"}}}},
        {"circular", {{"events", {file}}, {"time", {"time"}}, {"replications", {"9"}}}},
        {"season", {{"events", {file}}, {"time", {"time"}}}},
        {"anomaly", {{"series", {file}}}},
        {"anomaly", {{"series", {file}}, {"method", {"ears-c3"}}, {"fdr", {"0.1"}}}},
        {"anomaly", {{"series", {file}}, {"method", {"cusum"}}}},
        {"trend", {{"series", {file}}}},
        {"forecast", {{"series", {file}}}},
        {"its", {{"series", {file}}, {"start", {"5"}}}},
        {"proportion", {{"weights", {file}}}},
        {"standardise", {{"strata", {file}}}},
        {"shrink", {{"areas", {file}}}},
        {"gi-star", {{"values", {file}}, {"neighbours", {"distance:50"}}, {"permutations", {"9"}}}},
        {"moran", {{"values", {file}}, {"neighbours", {"knn:2"}}, {"permutations", {"9"}}}},
        {"cube", {{"events", {file}}, {"time", {"time"}}}},
    };
}

Method const& named(std::string const& name)
{
    auto const found = std::ranges::find(methods(), name, &Method::name);
    check(found != methods().end());
    return *found;
}

std::string without_seconds(std::string const& answer)
{
    return std::regex_replace(answer, std::regex("\"seconds(_total)?\":[^,}]*"), "");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    if (size < 2 || size > 4096) return 0;
    int const file = memfd_create("table", 0);
    check(file >= 0 && write(file, bytes + 1, size - 1) == static_cast<ssize_t>(size - 1));
    auto const all = calls("/proc/self/fd/" + std::to_string(file));
    auto const& call = all[bytes[0] % all.size()];
    Asked first(call.options, "/"), second(call.options, "/");
    auto const answer = answer_in_json(named(call.method), first);
    auto const again = answer_in_json(named(call.method), second);
    close(file);
    check(answer.has_value() == again.has_value());
    if (!answer) {
        check(!answer.error().code.empty() && !answer.error().fields.empty());
        return 0;
    }
    check(without_seconds(*answer) == without_seconds(*again));
    check(json::Document::parse(*answer).has_value());
    check(!in_words(*answer).empty());
    return 0;
}
