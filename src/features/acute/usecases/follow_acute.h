// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/sensitive.h"
#include "src/features/acute/usecases/found.h"

namespace samsyn::acute {

// Somebody of the circle has seen the event and takes it on: nobody more is told. Several may confirm; the
// first one counts.
struct ConfirmAcute {
    static constexpr std::string_view name = "acute.confirm";
    static constexpr auto needs = access::Permission::follow_acute;
    using Output = ChangedAcute;

    Id<AcuteEvent> event;
};
BOOST_DESCRIBE_STRUCT(ConfirmAcute, (), (event))

// Writes in the shared log, until the event is over. Personal data in the words is refused as in a report.
// The client makes the id, so that sending again writes once.
struct WriteInAcuteLog {
    static constexpr std::string_view name = "acute.write_in_log";
    static constexpr auto needs = access::Permission::follow_acute;
    using Output = ChangedAcute;

    Id<AcuteEvent> event;
    Id<AcutePost> post;
    Sensitive<Text<1000>> words;
    Text<200, 0> kept_reason;  // why words that look like personal data stand all the same
};
BOOST_DESCRIBE_STRUCT(WriteInAcuteLog, (), (event, post, words, kept_reason))

struct ReadAcutePosts {
    std::int64_t read = 0;  // those that were new
};
BOOST_DESCRIBE_STRUCT(ReadAcutePosts, (), (read))

// Notes that the person has read the log so far; the others see it beside each post.
struct ReadAcuteLog {
    static constexpr std::string_view name = "acute.read_log";
    static constexpr auto needs = access::Permission::follow_acute;
    using Output = ReadAcutePosts;

    Id<AcuteEvent> event;
};
BOOST_DESCRIBE_STRUCT(ReadAcuteLog, (), (event))

Result<access::Scope> scope_of(ConfirmAcute const& command, work::Work& work);
Result<ChangedAcute> handle(ConfirmAcute const& command, work::Work& work);
Result<access::Scope> scope_of(WriteInAcuteLog const& command, work::Work& work);
Result<ChangedAcute> handle(WriteInAcuteLog const& command, work::Work& work);
Result<access::Scope> scope_of(ReadAcuteLog const& command, work::Work& work);
Result<ReadAcutePosts> handle(ReadAcuteLog const& command, work::Work& work);

}  // namespace samsyn::acute
