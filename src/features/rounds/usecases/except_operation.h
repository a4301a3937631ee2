// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/expectation.h"
#include "src/work/work.h"

namespace samsyn::rounds {

// An operation need not answer this round after all (closed for the summer, burnt down). It leaves the
// denominator of coverage, and the reason stays to be read.
struct ExcuseOperation {
    static constexpr std::string_view name = "rounds.excuse_operation";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = Done;

    Id<Round> round;
    Id<Operation> operation;
    Text<300> reason;
};
BOOST_DESCRIBE_STRUCT(ExcuseOperation, (), (round, operation, reason))

// An excused operation is to answer after all: the excuse was given to the wrong one, or the reason fell
// away. Asked twice it is done once.
struct TakeBackExcuse {
    static constexpr std::string_view name = "rounds.take_back_excuse";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = Done;

    Id<Round> round;
    Id<Operation> operation;
};
BOOST_DESCRIBE_STRUCT(TakeBackExcuse, (), (round, operation))

// An operation may answer although the round has closed; its answer is marked late.
struct AllowLateAnswer {
    static constexpr std::string_view name = "rounds.allow_late_answer";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = Done;

    Id<Round> round;
    Id<Operation> operation;
    Text<300> reason;
};
BOOST_DESCRIBE_STRUCT(AllowLateAnswer, (), (round, operation, reason))

Result<access::Scope> scope_of(ExcuseOperation const& command, work::Work& work);
Result<Done> handle(ExcuseOperation const& command, work::Work& work);
Result<access::Scope> scope_of(TakeBackExcuse const& command, work::Work& work);
Result<Done> handle(TakeBackExcuse const& command, work::Work& work);
Result<access::Scope> scope_of(AllowLateAnswer const& command, work::Work& work);
Result<Done> handle(AllowLateAnswer const& command, work::Work& work);

}  // namespace samsyn::rounds
