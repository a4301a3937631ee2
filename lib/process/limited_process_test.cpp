// SPDX-License-Identifier: EUPL-1.2
#include "lib/process/limited_process.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "lib/process/scratch_file.h"

using namespace samsyn;

namespace {

struct Run {
    ProcessOutcome outcome;
    std::string output;
};

Run run(std::string const& script, ProcessLimits limits = {})
{
    ScratchFile const file("/tmp");
    REQUIRE(file.is_open());
    auto const outcome = run_limited({{"/bin/sh", "-c", script}, {"A=b"}, "/", limits}, file.number());
    REQUIRE(outcome.has_value());
    return {*outcome, file.content()};
}

}  // namespace

TEST_CASE("A child's output, complaints and exit code come back, and it inherits no environment")
{
    auto const done = run("echo \"$A $HOME\"; echo oops >&2; exit 3");
    CHECK(done.output == "b \n");
    CHECK(done.outcome.complaints == "oops\n");
    CHECK(done.outcome.exit_code == 3);
    CHECK_FALSE(done.outcome.succeeded());
    CHECK(run("true").outcome.succeeded());
}

TEST_CASE("A child that takes too long, too much memory or too much disk is stopped")
{
    auto const slow = run("sleep 60", {.wall_time = std::chrono::seconds(1)});
    CHECK(slow.outcome.out_of_time);
    CHECK(slow.outcome.exit_code == -1);
    CHECK(run("exec 2>&-; sleep 60", {.wall_time = std::chrono::seconds(1)}).outcome.out_of_time);
    CHECK_FALSE(run("while :; do :; done", {.cpu_seconds = 1}).outcome.succeeded());
    CHECK_FALSE(run("head -c 100000 /dev/zero", {.file_bytes = 1000}).outcome.succeeded());
    CHECK_FALSE(run("head -c 200000000 /dev/zero | tail -c 150000000 >/dev/null", {.memory_bytes = 64 << 20})
                    .outcome.complaints.empty());
}

TEST_CASE("A child reads what it is given, from the beginning")
{
    ScratchFile input("/tmp"), output("/tmp");
    REQUIRE(input.fill("what was sent"));
    ProcessRequest request{{"/bin/cat"}, {}};
    request.input = input.number();
    REQUIRE(run_limited(request, output.number()).has_value());
    CHECK(output.content() == "what was sent");
}

TEST_CASE("A child has none of our open files and at most 16 KiB of complaints are kept")
{
    ScratchFile const ours("/tmp");
    CHECK(run("ls /proc/self/fd | wc -l").output == "4\n");  // 0, 1, 2 and the listing itself
    CHECK(run("head -c 100000 /dev/zero >&2").outcome.complaints.size() == 16 << 10);
}

TEST_CASE("A child sees no network but an idle loopback")
{
    CHECK(run("cat /proc/net/dev | wc -l").output == "3\n");  // two lines of heading
}

TEST_CASE("A program that is not there is a refusal")
{
    auto const outcome = run_limited({{"/nonexistent/program"}, {}}, STDERR_FILENO);
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error().code == "process.unavailable");
}
