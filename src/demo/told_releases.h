// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"
#include "src/features/publishing/domain/release.h"
#include "src/features/publishing/usecases/public_means.h"
#include "src/work/execute.h"

namespace samsyn::demo {

// What the municipality publishes: the plan, decided before the pictures were frozen, and the releases, each
// prepared, approved by somebody else and published at its time, with the clock set to when it was.
class ToldReleases {
public:
    ToldReleases(sql::Database& database, Files const& files, Ids const& ids,
                 publishing::PublicMeans const& means);

    // Throws BrokenFile.
    Result<Done> tell_points();
    Result<Done> tell_plan();
    Result<Done> tell_published();

private:
    Result<Done> prepare(json::Node told);
    Result<Done> approve(json::Node told);
    Result<Done> publish(json::Node told);
    Id<publishing::Release> release_of(json::Node told) const;
    access::Actor person(std::string const& role);

    sql::Database& m_database;
    Ids const& m_ids;
    std::vector<geo::Feature> const& m_places;
    json::Node m_releases;
    publishing::PublicMeans const& m_means;
    SetClock m_clock;
    work::Runtime m_runtime;
};

}  // namespace samsyn::demo
