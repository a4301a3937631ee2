// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "src/work/work.h"

// How anything happens. A command or query is a struct with `name`, `needs` and `Output`, and two free
// functions beside it: scope_of(what, reading) says what it touches, handle(what, work) does it. execute()
// and ask() are the only callers of both, and of access::may().
namespace samsyn::work {

// What the running program lends to commands and queries.
struct Runtime {
    sql::Database& database;
    Clock const& clock;
    std::function<void(Notice const&)> notify = [](Notice const&) {};
};

// Ties an execution to the request it came from, in the audit.
struct Origin {
    std::string request = {};
};

namespace detail {

struct Declared {
    std::string_view name;
    access::Permission needs;
};

// The body returns whether it succeeded. Commits and writes the audit row when it did; when the actor may
// not, writes a denial. Tries again when PostgreSQL says that the transaction lost a race.
std::optional<Error> run_command(Runtime& runtime, access::Actor const& actor, Declared const& declared,
                                 Origin const& origin,
                                 std::function<Result<access::Scope>(Work&)> const& scope,
                                 std::function<std::optional<Error>(Work&)> const& handle);
std::optional<Error> run_query(Runtime& runtime, access::Actor const& actor, Declared const& declared,
                               Origin const& origin,
                               std::function<Result<access::Scope>(Reading&)> const& scope,
                               std::function<std::optional<Error>(Reading&)> const& handle);

template <class Output, class Handle>
auto keeping(std::optional<Output>& output, Handle handle)
{
    return [&output, handle](auto& work) -> std::optional<Error> {
        auto result = handle(work);
        if (!result) return result.error();
        output = std::move(*result);
        return std::nullopt;
    };
}

}  // namespace detail

// Runs a command: who? → may they? → transaction → handle → audit → commit.
template <class Command>
Result<typename Command::Output> execute(Runtime& runtime, access::Actor const& actor, Command const& command,
                                         Origin const& origin = {})
{
    std::optional<typename Command::Output> output;
    auto const refused = detail::run_command(
        runtime, actor, {Command::name, Command::needs}, origin,
        [&](Work& work) -> Result<access::Scope> { return scope_of(command, work); },
        detail::keeping(output, [&](Work& work) { return handle(command, work); }));
    if (refused) return tl::unexpected<Error>(*refused);
    return std::move(*output);
}

// Runs a query on a read-only snapshot.
template <class Query>
Result<typename Query::Output> ask(Runtime& runtime, access::Actor const& actor, Query const& query,
                                   Origin const& origin = {})
{
    std::optional<typename Query::Output> output;
    auto const refused = detail::run_query(
        runtime, actor, {Query::name, Query::needs}, origin,
        [&](Reading& reading) -> Result<access::Scope> { return scope_of(query, reading); },
        detail::keeping(output, [&](Reading& reading) { return handle(query, reading); }));
    if (refused) return tl::unexpected<Error>(*refused);
    return std::move(*output);
}

// Whether the actor may give the command, asked before what it carries is there: the scope is that of an
// empty one. Refuses what scope_of() and execute() do, and writes a denial down as they do.
template <class Command>
Result<Done> let_in(Runtime& runtime, access::Actor const& actor, Origin const& origin = {})
{
    auto const refused = detail::run_query(
        runtime, actor, {Command::name, Command::needs}, origin,
        [](Reading& reading) -> Result<access::Scope> {
            Work asking(reading.transaction, reading.actor, reading.now);
            return scope_of(Command{}, asking);
        },
        [](Reading&) -> std::optional<Error> { return std::nullopt; });
    if (refused) return tl::unexpected<Error>(*refused);
    return Done{};
}

}  // namespace samsyn::work
