// SPDX-License-Identifier: EUPL-1.2
#include "src/work/execute.h"

#include "src/work/audit.h"

namespace samsyn::work::detail {
namespace {

constexpr int tries = 4;

// Repeats while PostgreSQL reports a lost race; the last failure goes on as it is.
template <class Body>
void with_retry(Body body)
{
    for (int attempt = 1;; ++attempt) {
        try {
            return body();
        } catch (sql::SerializationError const&) {
            if (attempt == tries) throw;
        }
    }
}

std::optional<Error> denial(access::Actor const& actor, Declared const& declared, access::Scope const& scope)
{
    if (access::may(actor, declared.needs, scope)) return std::nullopt;
    return Error{ErrorKind::forbidden, "access.forbidden"};
}

void record_denial(Runtime& runtime, access::Actor const& actor, Declared const& declared,
                   Origin const& origin)
{
    with_retry([&] {
        runtime.database.write([&](sql::Transaction& transaction) {
            append_audit(transaction, {actor,
                                       declared.name,
                                       {},
                                       access::Class::internal,
                                       AuditResult::denied,
                                       origin.request,
                                       runtime.clock.now()});
            return true;
        });
    });
}

}  // namespace

std::optional<Error> run_command(Runtime& runtime, access::Actor const& actor, Declared const& declared,
                                 Origin const& origin,
                                 std::function<Result<access::Scope>(Work&)> const& scope,
                                 std::function<std::optional<Error>(Work&)> const& handle)
{
    std::optional<Error> refused;
    std::set<std::string> topics;
    auto const attempt = [&](sql::Transaction& transaction) {
        Work work(transaction, actor, runtime.clock.now());
        auto const touched = scope(work);
        refused = touched ? denial(actor, declared, *touched) : std::optional(touched.error());
        if (!refused) refused = handle(work);
        if (refused) return false;
        append_audit(transaction, {actor, declared.name, work.audited_object(), work.audited_class(),
                                   AuditResult::done, origin.request, work.now});
        topics = work.topics();
        return true;
    };
    with_retry([&] { runtime.database.write(attempt); });
    if (refused && refused->kind == ErrorKind::forbidden) record_denial(runtime, actor, declared, origin);
    if (!refused)
        for (auto const& topic : topics) runtime.notify({actor.tenant, topic});
    return refused;
}

std::optional<Error> run_query(Runtime& runtime, access::Actor const& actor, Declared const& declared,
                               Origin const& origin,
                               std::function<Result<access::Scope>(Reading&)> const& scope,
                               std::function<std::optional<Error>(Reading&)> const& handle)
{
    std::optional<Error> refused;
    runtime.database.read([&](sql::Transaction& transaction) {
        Reading reading{transaction, actor, runtime.clock.now()};
        auto const touched = scope(reading);
        refused = touched ? denial(actor, declared, *touched) : std::optional(touched.error());
        if (!refused) refused = handle(reading);
    });
    if (refused && refused->kind == ErrorKind::forbidden) record_denial(runtime, actor, declared, origin);
    return refused;
}

}  // namespace samsyn::work::detail
