// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/observations/domain/stored.h"

namespace samsyn::observations {

// Rows of an import as the database takes them. Filled without it, so that one thread reads a file while
// another writes.
class ImportedRows {
public:
    void add(Stored const& fresh);
    // Puts what a file now says in place of what it said before, by id; version goes up.
    void replace(Stored const& changed);
    std::size_t size() const { return m_fresh.size() + m_changed.size(); }

    void write(sql::Transaction& transaction) const;

private:
    std::vector<sql::Values> m_fresh;
    std::vector<sql::Values> m_changed;
};

}  // namespace samsyn::observations
