// SPDX-License-Identifier: EUPL-1.2
#include "src/work/jobs.h"

#include <optional>

#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"

namespace samsyn::work {
namespace {

constexpr std::int64_t lease_seconds = 300;
constexpr int most_attempts = 6;

struct Taken {
    Uuid id;
    Id<Tenant> tenant;
    std::string name;
    std::string payload;
    std::int64_t attempts = 0;
};

// A job that has been taken as often as it may be and was never put back ended its process each time; it must
// not do so for ever.
bool give_up_on_breakers(sql::Transaction& transaction, UtcTime now, Lane lane)
{
    return transaction.change(
               "UPDATE jobs SET failed_at = $1, leased_until = NULL, last_error = 'job.broke' WHERE "
               "failed_at IS NULL AND lane = $2 AND attempts >= $3 AND (leased_until IS NULL OR leased_until "
               "<= $1)",
               now, enum_text(lane), most_attempts) > 0;
}

// Taking a job leases it, so that another worker, or this one after a crash, takes it again later.
std::optional<Taken> take(Runtime& runtime, Lane lane)
{
    std::optional<Taken> taken;
    auto const now = runtime.clock.now();
    runtime.database.write([&](sql::Transaction& transaction) {
        bool const gave_up = give_up_on_breakers(transaction, now, lane);
        taken = transaction.first(
            "UPDATE jobs SET leased_until = $1, attempts = attempts + 1 WHERE id = (SELECT id FROM jobs "
            "WHERE failed_at IS NULL AND run_at <= $2 AND lane = $3 AND (leased_until IS NULL OR "
            "leased_until <= $2) "
            "ORDER BY run_at, id LIMIT 1) RETURNING id, tenant, name, payload, attempts",
            [](sql::Row const& row) {
                return Taken{row.uuid(0), row.id<Tenant>(1), row.text(2), row.text(3), row.integer(4)};
            },
            now.plus_seconds(lease_seconds), now, enum_text(lane));
        return gave_up || taken.has_value();
    });
    return taken;
}

void finish(Runtime& runtime, Taken const& job)
{
    runtime.database.write([&](sql::Transaction& transaction) {
        transaction.change("DELETE FROM jobs WHERE id = $1", job.id);
        return true;
    });
}

void put_back(Runtime& runtime, Taken const& job, std::string const& code)
{
    auto const now = runtime.clock.now();
    auto const failed = job.attempts >= most_attempts ? std::optional(now) : std::nullopt;
    auto const pause_seconds = std::int64_t{30} << job.attempts;
    runtime.database.write([&](sql::Transaction& transaction) {
        transaction.change(
            "UPDATE jobs SET run_at = $1, leased_until = NULL, failed_at = $2, last_error = $3 WHERE id = $4",
            now.plus_seconds(pause_seconds), failed, code, job.id);
        return true;
    });
}

// The code of why it failed, or nothing. An exception is broken machinery; its text stays out of the
// database, since it may quote what somebody wrote.
std::optional<std::string> run(Runtime& runtime, JobHandlers const& handlers, Taken const& job)
{
    auto const handler = handlers.find(job.name);
    if (handler == handlers.end()) return "job.unknown";
    auto const actor = access::Actor::system(job.tenant, swedish_time(runtime.clock.now()).day);
    try {
        auto const done = handler->second(runtime, actor, job.payload);
        return done ? std::nullopt : std::optional(done.error().code);
    } catch (std::exception const&) {
        return "job.broke";
    }
}

}  // namespace

int do_due_jobs(Runtime& runtime, JobHandlers const& handlers, int most, Lane lane)
{
    int done = 0;
    while (done < most) {
        auto const job = take(runtime, lane);
        if (!job) break;
        if (auto const code = run(runtime, handlers, *job))
            put_back(runtime, *job, *code);
        else
            finish(runtime, *job);
        ++done;
    }
    return done;
}

void release_jobs(sql::Database& database)
{
    database.write([](sql::Transaction& transaction) {
        transaction.change("UPDATE jobs SET leased_until = NULL WHERE leased_until IS NOT NULL");
        return true;
    });
}

std::map<std::string, UtcTime> waiting_jobs(Reading& reading, std::string const& key_prefix)
{
    std::map<std::string, UtcTime> waiting;
    reading.transaction.for_each(
        "SELECT unique_key, run_at FROM jobs WHERE tenant = $1 AND failed_at IS NULL "
        "AND substr(unique_key, 1, CAST($2 AS INTEGER)) = $3",
        [&](sql::Row const& row) { waiting.emplace(row.text(0), row.time(1)); }, reading.actor.tenant,
        static_cast<std::int64_t>(key_prefix.size()), key_prefix);
    return waiting;
}

}  // namespace samsyn::work
