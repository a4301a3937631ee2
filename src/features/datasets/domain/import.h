// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "src/access/subjects.h"

namespace samsyn::datasets {

// Trying a file, or taking it in.
enum class ImportTask { check, run };
BOOST_DESCRIBE_ENUM(ImportTask, check, run)

enum class ImportState {
    uploaded,   // the file is here; its columns are being told
    checking,   // it is being tried
    checked,    // what it would do is known
    importing,  // it is being taken in
    failed,     // what ran last came to nothing: Import::failure
    done,       // its observations are in the register
    withdrawn,  // and were taken out again
    discarded,  // the file was thrown away, or its time was out
};
BOOST_DESCRIBE_ENUM(ImportState, uploaded, checking, checked, importing, failed, done, withdrawn, discarded)

inline constexpr std::int64_t seconds_a_file_is_kept = 48 * 3600;
inline constexpr std::int64_t seconds_faults_are_kept = 7 * 24 * 3600;
// Files of one organisation that wait for somebody.
inline constexpr std::int64_t most_open_imports = 20;

// A file that somebody sent in, what it was to become, and what became of it.
struct Import {
    Id<Import> id;
    Id<Organisation> owner;
    std::optional<Id<Membership>> asked_by;  // none: the machine's owner
    std::string file_name;
    std::int64_t file_bytes = 0;
    UtcTime uploaded_at;
    std::string plan;     // JSON of an ImportPlan; empty until somebody has confirmed one
    std::string profile;  // its name
    std::string source;   // whose data they are, and on what terms
    std::string licence;
    std::int64_t plan_version = 0;
    std::optional<Uuid> dataset;
    std::optional<ImportTask> task;  // what runs or ran last
    std::optional<UtcTime> asked_at;
    std::optional<UtcTime> ended_at;
    std::string failure;       // the code of why that came to nothing
    std::string check_report;  // JSON of an ImportReport
    std::string report;
    std::optional<UtcTime> imported_at;
    std::optional<UtcTime> discarded_at;
    std::optional<UtcTime> withdrawn_at;
    std::optional<Id<Membership>> withdrawn_by;

    ImportState state() const;
    bool is_running() const { return asked_at && !ended_at; }
    // Its file is still wanted.
    bool is_open() const { return !imported_at && !discarded_at; }

    void ask_for(ImportTask wanted, UtcTime now);
    void end(UtcTime now, std::string code = {});
    // The next version. What was found out by another plan no longer holds.
    void set_plan(std::string json, std::string name);
};

// What somebody called a file, without the folders it came from and signs that would hide what it is.
std::string plain_file_name(std::string_view said);

}  // namespace samsyn::datasets
