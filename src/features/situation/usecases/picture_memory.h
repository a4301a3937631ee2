// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "src/features/situation/usecases/area_counts.h"

namespace samsyn::situation {

struct SeenArea;

// Readers with the same key see the same of the area: Visible depends on nothing else of the reader.
std::string reader_key(access::Actor const& actor, Id<Area> area);

// What was counted before, for as long as the observations have not changed since. Thread-safe; one for the
// running program. It is asked inside the reader's own snapshot with that snapshot's change token, so what it
// gives is what counting again would give.
class PictureMemory {
public:
    // Null when it has to be counted.
    std::shared_ptr<AreaCounts const> find(std::string const& key, std::int64_t token);
    void keep(std::string const& key, std::int64_t token, std::shared_ptr<AreaCounts const> counts);

    // The rows of an area close together, to be counted by any choice. They take room: when there are too
    // many, those of other areas and readers are forgotten.
    std::shared_ptr<SeenArea const> find_rows(std::string const& key, std::int64_t token);
    void keep_rows(std::string const& key, std::int64_t token, std::shared_ptr<SeenArea const> rows);

private:
    struct Kept {
        std::int64_t token = 0;
        std::shared_ptr<AreaCounts const> counts;
    };
    std::mutex m_mutex;
    std::map<std::string, Kept> m_kept;
    struct KeptRows {
        std::int64_t token = 0;
        std::shared_ptr<SeenArea const> rows;
    };
    std::map<std::string, KeptRows> m_rows;
};

}  // namespace samsyn::situation
