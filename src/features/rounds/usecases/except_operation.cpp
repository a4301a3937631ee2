// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/except_operation.h"

#include "src/features/rounds/store/report_store.h"
#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {
namespace {

Result<access::Scope> scope_of_round(Id<Round> id, work::Work& work)
{
    auto const round = RoundStore(work.transaction, work.actor.tenant).find(id);
    if (!round || !work.actor.has_function(round->area)) return fail(ErrorKind::not_found, "round.unknown");
    return access::Scope{.area = round->area};
}

Result<Expectation> expected(Id<Round> round, Id<Operation> operation, work::Work& work)
{
    auto const expectation = RoundStore(work.transaction, work.actor.tenant).expectation(round, operation);
    if (!expectation) return fail(ErrorKind::not_found, "report.not_expected");
    return *expectation;
}

Result<Expectation> unanswered(Id<Round> round, Id<Operation> operation, work::Work& work)
{
    auto const expectation = expected(round, operation, work);
    if (!expectation) return refuse(expectation);
    if (ReportStore(work.transaction, work.actor.tenant).of_operation(round, operation))
        return fail(ErrorKind::conflict, "report.already_answered");
    return *expectation;
}

Result<Done> save(Expectation const& expectation, work::Work& work)
{
    RoundStore(work.transaction, work.actor.tenant).save(expectation);
    work.concerns(expectation.round.uuid());
    work.notify("rounds");
    work.notify("picture");
    return Done{};
}

}  // namespace

Result<access::Scope> scope_of(ExcuseOperation const& command, work::Work& work)
{
    return scope_of_round(command.round, work);
}
Result<access::Scope> scope_of(TakeBackExcuse const& command, work::Work& work)
{
    return scope_of_round(command.round, work);
}
Result<access::Scope> scope_of(AllowLateAnswer const& command, work::Work& work)
{
    return scope_of_round(command.round, work);
}

Result<Done> handle(ExcuseOperation const& command, work::Work& work)
{
    auto expectation = unanswered(command.round, command.operation, work);
    if (!expectation) return refuse(expectation);
    expectation->excused_reason = command.reason.value;
    return save(*expectation, work);
}

Result<Done> handle(TakeBackExcuse const& command, work::Work& work)
{
    auto expectation = expected(command.round, command.operation, work);
    if (!expectation) return refuse(expectation);
    expectation->excused_reason.reset();
    return save(*expectation, work);
}

Result<Done> handle(AllowLateAnswer const& command, work::Work& work)
{
    auto expectation = unanswered(command.round, command.operation, work);
    if (!expectation) return refuse(expectation);
    expectation->late_allowed_reason = command.reason.value;
    return save(*expectation, work);
}

}  // namespace samsyn::rounds
