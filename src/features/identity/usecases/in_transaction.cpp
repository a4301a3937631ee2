// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/in_transaction.h"

namespace samsyn::identity {

void in_transaction(work::Runtime& runtime, std::function<bool(sql::Transaction&)> const& body)
{
    constexpr int tries = 8;
    for (int attempt = 1;; ++attempt) {
        try {
            return runtime.database.write(body);
        } catch (sql::SerializationError const&) {
            if (attempt == tries) throw;
        }
    }
}

}  // namespace samsyn::identity
