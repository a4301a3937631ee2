// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <set>
#include <string>

#include "lib/mail/mailer.h"
#include "src/work/execute.h"

namespace samsyn::notifications {

struct Delivered {
    int sent = 0;
    int failed = 0;
};

// Sends the waiting messages that are due, at most `most`. One that fails waits 2, 4, 8 … minutes, at most
// four hours, and is given up after eight tries, or at once when its address is refused for good; the code of
// the failure stays with it. A message may go out twice when the process ends between sending and noting so.
Delivered deliver_due(work::Runtime& runtime, mail::Mailer& mailer, std::string const& from, int most);

// The tenant's messages that never arrived and are not tried any more, by id in the outbox.
std::set<Uuid> given_up(work::Reading& reading);

}  // namespace samsyn::notifications
