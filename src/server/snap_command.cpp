// SPDX-License-Identifier: EUPL-1.2
#include "src/server/snap_command.h"

#include "lib/base/swedish_calendar.h"
#include "lib/json/writer.h"
#include "src/features/publishing/usecases/snap_list.h"
#include "src/server/tenant_of_command.h"

namespace samsyn::server {
namespace {

using publishing::ReplaceSnapPoints;

Result<std::vector<publishing::NamedSpot>> spots_of(Given const& given, std::string const& option)
{
    auto spots = publishing::read_spots(given.path(option));
    if (spots) return spots;
    auto error = spots.error();
    for (auto& fault : error.fields) fault.field = given.text(option) + ": " + fault.field;
    if (error.fields.empty()) error.fields.push_back({given.text(option), error.code});
    return tl::unexpected<Error>(std::move(error));
}

Result<ReplaceSnapPoints::Output> run(Installation& installation, Given const& given)
{
    auto& runtime = installation.runtime();
    auto const tenant = tenant_of(runtime, given.text("tenant"));
    if (!tenant) return refuse(tenant);
    ReplaceSnapPoints command;
    auto const addresses = spots_of(given, "addresses");
    if (!addresses) return refuse(addresses);
    for (auto const& one : *addresses) command.addresses.push_back(one.at);
    auto candidates = spots_of(given, "candidates");
    if (!candidates) return refuse(candidates);
    command.candidates = std::move(*candidates);
    auto const actor = access::Actor::system(*tenant, swedish_time(runtime.clock.now()).day);
    return work::execute(runtime, actor, command);
}

}  // namespace

Printed give_snap_points(Installation& installation, Given const& given, texts::Texts const& texts)
{
    auto const given_points = run(installation, given);
    if (!given_points) return refused(given_points.error(), given, texts);
    auto const& [points, addresses, outside, fewest] = *given_points;
    if (given.has("json")) {
        json::Writer json;
        json.begin_object().key("points").integer(points).key("addresses").integer(addresses);
        json.key("outside").integer(outside).key("fewest").integer(fewest).end_object();
        return {0, json.take() + "\n", {}};
    }
    return {0,
            texts.text_of(given.language, "cli.said.snap_points",
                          {{"points", std::to_string(points)},
                           {"addresses", std::to_string(addresses)},
                           {"outside", std::to_string(outside)},
                           {"fewest", std::to_string(fewest)}}) +
                "\n",
            {}};
}

}  // namespace samsyn::server
