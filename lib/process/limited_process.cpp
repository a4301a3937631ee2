// SPDX-License-Identifier: EUPL-1.2
#include "lib/process/limited_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace samsyn {
namespace {

constexpr std::size_t most_complaints = 16 << 10;
constexpr int exit_not_started = 127;

// The arguments as execve wants them, made before the fork: between fork and exec nothing may be allocated.
std::vector<char*> pointers(std::vector<std::string> const& words)
{
    std::vector<char*> result;
    for (auto const& word : words) result.push_back(const_cast<char*>(word.c_str()));
    result.push_back(nullptr);
    return result;
}

void limit(__rlimit_resource resource, std::uint64_t most)
{
    rlimit const both{most, most};
    setrlimit(resource, &both);
}

void take_limits(ProcessLimits const& limits)
{
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_FSIZE, limits.file_bytes);
    limit(RLIMIT_CPU, limits.cpu_seconds);
    limit(RLIMIT_NOFILE, 64);
    limit(RLIMIT_CORE, 0);
}

void take_files(int input, int output, int complaints)
{
    dup2(input >= 0 ? input : open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(complaints, STDERR_FILENO);
    close_range(STDERR_FILENO + 1, ~0U, 0);
}

// Runs in the child and never returns. Only calls that are safe after fork() in a program with threads.
[[noreturn]] void become(ProcessRequest const& request, char* const* words, char* const* environment,
                         int output, int complaints)
{
    setpgid(0, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) unshare(CLONE_NEWNET);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // after unshare(), which forgets it
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    take_files(request.input, output, complaints);
    take_limits(request.limits);
    if (chdir(request.directory.c_str()) == 0) execve(words[0], words, environment);
    _exit(exit_not_started);
}

// Collects the error stream until it closes or time is up; says whether it closed.
bool listen_until(int complaints, std::chrono::steady_clock::time_point end, std::string& text)
{
    char bytes[4096];
    for (;;) {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd wanted{complaints, POLLIN, 0};
        int const ready = left.count() > 0 ? poll(&wanted, 1, static_cast<int>(left.count())) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        auto const count = read(complaints, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return true;
        auto const room = most_complaints - text.size();
        text.append(bytes, std::min(room, static_cast<std::size_t>(count)));
    }
}

// A program may close its error stream and live on; it gets the rest of its time, no more.
bool ended_by(pid_t child, std::chrono::steady_clock::time_point end, int& status)
{
    for (;;) {
        auto const gone = waitpid(child, &status, WNOHANG);
        if (gone == child || (gone < 0 && errno != EINTR)) return true;
        if (std::chrono::steady_clock::now() >= end) return false;
        poll(nullptr, 0, 2);
    }
}

ProcessOutcome wait_for(pid_t child, int complaints, std::chrono::seconds wall_time)
{
    ProcessOutcome outcome;
    auto const end = std::chrono::steady_clock::now() + wall_time;
    int status = 0;
    if (!listen_until(complaints, end, outcome.complaints) || !ended_by(child, end, status)) {
        outcome.out_of_time = true;
        kill(-child, SIGKILL);
        kill(child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
        return outcome;
    }
    if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
    return outcome;
}

}  // namespace

Result<ProcessOutcome> run_limited(ProcessRequest const& request, int output)
{
    auto const words = pointers(request.words);
    auto const environment = pointers(request.environment);
    if (access(words[0], X_OK) != 0) return fail(ErrorKind::unavailable, "process.unavailable");
    int pipe_ends[2];
    if (pipe2(pipe_ends, O_CLOEXEC) != 0) return fail(ErrorKind::unavailable, "process.unavailable");
    pid_t const child = fork();
    if (child == 0) become(request, words.data(), environment.data(), output, pipe_ends[1]);
    close(pipe_ends[1]);
    if (child < 0) {
        close(pipe_ends[0]);
        return fail(ErrorKind::unavailable, "process.unavailable");
    }
    auto outcome = wait_for(child, pipe_ends[0], request.limits.wall_time);
    close(pipe_ends[0]);
    if (outcome.exit_code == exit_not_started) return fail(ErrorKind::unavailable, "process.unavailable");
    return outcome;
}

}  // namespace samsyn
