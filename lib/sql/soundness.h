// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <type_traits>

#include "lib/sql/connection.h"

namespace samsyn::sql {

// Whether a transaction can still be committed. After a statement failed nothing more can be done in it:
// PostgreSQL has it so, and both engines must behave alike.
class Soundness {
public:
    bool lost() const { return m_lost; }

    template <class Statement>
    auto run(Statement statement)
    {
        if (m_lost) throw DatabaseError("an earlier statement of this transaction failed");
        m_lost = true;
        if constexpr (std::is_void_v<decltype(statement())>) {
            statement();
            m_lost = false;
        } else {
            auto result = statement();
            m_lost = false;
            return result;
        }
    }

    // A callback of a running statement: it may run statements of its own, and what it throws itself is no
    // failure of the statement.
    std::function<void(Row const&)> outside(std::function<void(Row const&)> const& each)
    {
        return [this, &each](Row const& row) {
            m_lost = false;
            each(row);
            if (m_lost) throw DatabaseError("a statement inside this one failed");
            m_lost = true;
        };
    }

private:
    bool m_lost = false;
};

}  // namespace samsyn::sql
