// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "src/features/datasets/domain/import.h"

namespace samsyn::datasets {

// How far the imports of this process have come, and which are to stop. It lives in memory alone: an import
// is one transaction, so a process that dies leaves nothing of it. From any thread.
class ImportsUnderWay {
public:
    // An import that waits for its turn or runs; it stops at the next step.
    void cancel(Id<Import> id);
    bool is_cancelled(Id<Import> id) const;
    // All stop, since the program does.
    void stop();
    bool is_stopping() const;

    // False when it is to stop.
    bool has_read(Id<Import> id, std::int64_t rows);
    void forget(Id<Import> id);
    // Rows read so far, of one that runs.
    std::optional<std::int64_t> rows_of(Id<Import> id) const;

private:
    mutable std::mutex m_mutex;
    std::map<Id<Import>, std::int64_t> m_rows;
    std::set<Id<Import>> m_cancelled;
    bool m_stopping = false;
};

}  // namespace samsyn::datasets
