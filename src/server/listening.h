// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>

#include "lib/http/server.h"

namespace samsyn::server {

inline constexpr int seconds_to_finish = 10;

// Signals meant for the program are taken by the thread that waits for them, never in the middle of work.
// Block before any other thread is made.
void block_ending_signals();
void wait_for_ending_signal();

// None when the address is taken or wrong; what the system says is logged.
std::unique_ptr<http::Server> listen(http::ServerSettings settings, http::Router router, http::Hooks hooks);

}  // namespace samsyn::server
