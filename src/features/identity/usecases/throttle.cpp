// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/throttle.h"

#include <algorithm>

#include "src/features/identity/store/failure_store.h"
#include "src/features/identity/usecases/in_transaction.h"

namespace samsyn::identity {
namespace {

constexpr std::int64_t an_hour = 3600;
constexpr std::int64_t a_day = 24 * an_hour;

bool must_wait(Throttle::Bucket const& bucket, FailureStore::Failures const& failures, UtcTime now)
{
    if (now >= failures.last_at.plus_seconds(bucket.forgotten_after_seconds)) return false;
    if (failures.count >= bucket.most_failures) return true;
    if (failures.count < bucket.free_failures) return false;
    auto const doubled = std::min<std::int64_t>(failures.count - bucket.free_failures, 20);
    auto const wait = std::min(bucket.longest_wait_seconds, std::int64_t{1} << doubled);
    return now < failures.last_at.plus_seconds(wait);
}

// The first four groups of an IPv6 address as it stands; "::" within them ends the prefix early, which only
// makes the bucket wider.
std::string prefix(std::string const& address)
{
    if (std::count(address.begin(), address.end(), ':') < 2) return address;
    std::size_t end = 0;
    for (int group = 0; group < 4 && end != std::string::npos; ++group) end = address.find(':', end + 1);
    return address.substr(0, end);
}

}  // namespace

Throttle::Bucket Throttle::account(std::string const& email)
{
    return {sha256("account " + email), 5, 900, 100, a_day};
}

Throttle::Bucket Throttle::device(std::string const& cookie)
{
    return {sha256("device " + cookie), 5, 900, 100, a_day};
}

Throttle::Bucket Throttle::network(std::string const& address)
{
    return {sha256("network " + prefix(address)), 50, 60, 1'000'000, an_hour};
}

Throttle::Bucket Throttle::mail_to(std::string const& email)
{
    return {sha256("mail to " + email), 3, 1, 3, an_hour};
}

Throttle::Bucket Throttle::mail_from(std::string const& network)
{
    return {sha256("mail from " + prefix(network)), 30, 1, 30, an_hour};
}

bool Throttle::begin()
{
    bool may_try = false;
    in_transaction(m_runtime, [&](sql::Transaction& transaction) { return may_try = begin(transaction); });
    return may_try;
}

bool Throttle::begin(sql::Transaction& transaction) const
{
    FailureStore failures(transaction);
    auto const now = m_runtime.clock.now();
    for (auto const& bucket : m_buckets)
        if (must_wait(bucket, failures.failures(bucket.key), now)) return false;
    for (auto const& bucket : m_buckets)
        failures.count(bucket.key, now, now.plus_seconds(-bucket.forgotten_after_seconds));
    return true;
}

void Throttle::succeeded(sql::Transaction& transaction) const
{
    FailureStore failures(transaction);
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        if (i == 0)
            failures.forget(m_buckets[i].key);
        else
            failures.uncount(m_buckets[i].key);
    }
}

}  // namespace samsyn::identity
