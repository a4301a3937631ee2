// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace samsyn::sql {

// PostgreSQL's own programs as child processes without a shell. Where and as whom to connect is given in the
// environment, never as an argument that others on the machine could read. Throw DatabaseError with what the
// program said.

// A custom-format dump that pg_restore can list: whole and on the disk, or not there.
void dump_to_file(std::string const& url, std::string const& file);
// All of a dump, in one transaction.
void restore_from_file(std::string const& url, std::string const& file);

}  // namespace samsyn::sql
