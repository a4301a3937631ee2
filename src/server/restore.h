// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/result.h"
#include "src/server/data_directory.h"
#include "src/server/options.h"

namespace samsyn::server {

// Puts a backup in the place of the installation's database. An embedded database that stood there is kept
// beside as samsyn.sqlite.before-restore; a PostgreSQL database must be empty. Refuses "backup.missing",
// "backup.broken" (not sound) or, on PostgreSQL, "backup.not_restored" (not sound, or the target is not
// empty), and then changes nothing.
Result<Done> restore_backup(Options const& options, DataDirectory const& directory, std::string const& file);

}  // namespace samsyn::server
