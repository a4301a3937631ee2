// SPDX-License-Identifier: EUPL-1.2
#include "src/server/listening.h"

#include <csignal>
#include <stdexcept>

#include "src/server/log.h"

namespace samsyn::server {
namespace {

sigset_t ending_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

void block_ending_signals()
{
    auto const signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_ending_signal()
{
    auto const signals = ending_signals();
    int signal = 0;
    sigwait(&signals, &signal);
}

std::unique_ptr<http::Server> listen(http::ServerSettings settings, http::Router router, http::Hooks hooks)
{
    try {
        return http::start_server(std::move(settings), std::move(router), std::move(hooks));
    } catch (std::runtime_error const& broken) {
        log_event(Level::error, "cannot listen", {{"what", broken.what()}});
        return nullptr;
    }
}

}  // namespace samsyn::server
