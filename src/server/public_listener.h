// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/http/router.h"
#include "src/server/commands.h"

namespace samsyn::server {

// Routes of the public pages: the released files of a folder and nothing else. No database, no sign-in, no
// cookies; what is released while it runs is served at once. Dot files, links and whatever lies outside the
// folder do not exist.
http::Router public_routes(std::string const& published_folder);

// What is added to every public answer.
void add_public_headers(http::Request const& request, http::Response& response);

// samsyn serve-public: the public pages as a process of its own, under a user of its own, until told to stop.
Printed serve_public(Options const& options, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server
