// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/store/failure_store.h"

#include "src/features/identity/store/hash_bytes.h"

namespace samsyn::identity {

FailureStore::Failures FailureStore::failures(Sha256 const& bucket)
{
    return m_transaction
        .first(
            "SELECT failures, last_at FROM sign_in_failures WHERE bucket = $1",
            [](sql::Row const& row) {
                return Failures{row.integer(0), row.time(1)};
            },
            bytes_of(bucket))
        .value_or(Failures{});
}

void FailureStore::count(Sha256 const& bucket, UtcTime now, UtcTime forgotten)
{
    m_transaction.change(
        "INSERT INTO sign_in_failures (bucket, failures, last_at) VALUES ($1, 1, $2) "
        "ON CONFLICT (bucket) DO UPDATE SET last_at = excluded.last_at, "
        "failures = CASE WHEN sign_in_failures.last_at < $3 THEN 1 ELSE sign_in_failures.failures + 1 END",
        bytes_of(bucket), now, forgotten);
}

void FailureStore::uncount(Sha256 const& bucket)
{
    m_transaction.change(
        "UPDATE sign_in_failures SET failures = failures - 1 WHERE bucket = $1 AND failures > 0",
        bytes_of(bucket));
}

void FailureStore::forget(Sha256 const& bucket)
{
    m_transaction.change("DELETE FROM sign_in_failures WHERE bucket = $1", bytes_of(bucket));
}

}  // namespace samsyn::identity
