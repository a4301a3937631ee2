// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/base/sha256.h"
#include "src/work/execute.h"

namespace samsyn::identity {

// Slows guessing down without locking anybody out: after some free failures each further try must wait twice
// as long as the one before. Counted before the try is looked at, so that many at once do not slip through.
class Throttle {
public:
    struct Bucket {
        Sha256 key;
        std::int64_t free_failures;
        std::int64_t longest_wait_seconds;
        std::int64_t most_failures;  // then nothing is tried until `forgotten_after_seconds` of rest
        std::int64_t forgotten_after_seconds;
    };
    static Bucket account(std::string const& email);
    // A browser that has signed in to the account before: guesses of others do not slow it down.
    static Bucket device(std::string const& cookie);
    // An IPv4 address, or the first 64 bits of an IPv6 one.
    static Bucket network(std::string const& address);
    // Mails asked for by somebody who is not signed in.
    static Bucket mail_to(std::string const& email);
    static Bucket mail_from(std::string const& network);

    Throttle(work::Runtime& runtime, std::vector<Bucket> buckets)
        : m_runtime(runtime), m_buckets(std::move(buckets))
    {
    }

    // Counts a try as failed until it has succeeded; false when it must wait, and then nothing is counted.
    bool begin();
    // The same inside a transaction that is running.
    bool begin(sql::Transaction& transaction) const;
    // Forgets the first bucket's failures and takes this try from the others.
    void succeeded(sql::Transaction& transaction) const;

private:
    work::Runtime& m_runtime;
    std::vector<Bucket> m_buckets;
};

}  // namespace samsyn::identity
