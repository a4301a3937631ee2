// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/sha256.h"
#include "lib/sql/connection.h"

namespace samsyn::identity {

// Rows of sign_in_failures: how often something was tried in vain, by account, network or device.
class FailureStore {
public:
    explicit FailureStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    struct Failures {
        std::int64_t count = 0;
        UtcTime last_at;
    };
    Failures failures(Sha256 const& bucket);
    // One more; what happened before `forgotten` is no longer counted.
    void count(Sha256 const& bucket, UtcTime now, UtcTime forgotten);
    // One less: the try was no failure after all.
    void uncount(Sha256 const& bucket);
    void forget(Sha256 const& bucket);

private:
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::identity
