// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>
#include <vector>

#include "lib/texts/texts.h"
#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"
#include "src/demo/setting.h"
#include "src/features/acute/domain/event.h"
#include "src/work/jobs.h"

namespace samsyn::demo {

// Tells the acute events of the story, with the clock set to their minute: raised by who reports for the
// operation, told to the area's circle, confirmed, followed in the log and closed. Rounds come first, since
// an event counts in the round that holds it. The mails of the past are not sent.
class ToldAcute {
public:
    ToldAcute(sql::Database& database, Files const& files, Setting const& setting, Ids const& ids,
              texts::Texts const& texts);

    // Sets the circles, and tells what happened on the day and later. Throws BrokenFile.
    Result<Done> tell(Day from);

private:
    Result<Done> set_circle(json::Node circle);
    Result<Done> tell_one(json::Node told);
    Result<Done> raise(json::Node told, Id<acute::AcuteEvent> event);
    Result<Done> confirm(json::Node told, Id<acute::AcuteEvent> event);
    Result<Done> write(json::Node told, Id<acute::AcuteEvent> event);
    Result<Done> close(json::Node told, Id<acute::AcuteEvent> event);
    void wait_until(UtcTime at);
    access::Actor actor(std::string const& person);
    // Who speaks for an organisation: its first user who is more than a reporter.
    access::Actor voice_of(std::string const& organisation);

    sql::Database& m_database;
    Files const& m_files;
    Setting const& m_setting;
    Ids const& m_ids;
    SetClock m_clock;
    work::Runtime m_runtime;
    work::JobHandlers m_jobs;
};

}  // namespace samsyn::demo
