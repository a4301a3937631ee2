// SPDX-License-Identifier: EUPL-1.2
#include "lib/imaging/child/confine.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

TEST_CASE("A confined process can compute and end, and can open, connect, start and look at nothing")
{
    pid_t const child = fork();
    if (child == 0) {
        int faults = samsyn::imaging::child::confine() ? 0 : 1;
        if (open("/etc/hostname", O_RDONLY) >= 0) faults |= 2;
        if (socket(AF_INET, SOCK_STREAM, 0) >= 0) faults |= 4;
        char* const words[] = {nullptr};
        execve("/bin/true", words, words);
        if (unlink("/etc/hostname") == 0) faults |= 8;
        if (std::string(100'000, 'x').size() != 100'000) faults |= 16;
        _exit(faults);
    }
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
