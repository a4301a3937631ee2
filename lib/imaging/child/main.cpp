// SPDX-License-Identifier: EUPL-1.2
// samsyn-photo LONGEST_SIDE <photograph >"WIDTH HEIGHT\n" and the picture alone as JPEG. Started by samsyn,
// within limits; it takes the rest away from itself before it reads a byte.
#include <unistd.h>

#include <cstdlib>
#include <new>
#include <string>

#include "lib/imaging/child/confine.h"
#include "lib/imaging/child/redraw.h"

namespace samsyn::imaging::child {
namespace {

std::string all_input()
{
    std::string bytes;
    char piece[64 << 10];
    for (;;) {
        auto const count = read(STDIN_FILENO, piece, sizeof piece);
        if (count <= 0) return bytes;
        bytes.append(piece, static_cast<std::size_t>(count));
    }
}

bool put(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const count = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

Answer run(char const* program, int longest_side)
{
    if (longest_side <= 0 || !begin(program) || !confine()) return broken;
    auto const made = redraw(all_input(), longest_side);
    if (made.answer != done) return made.answer;
    auto const line = std::to_string(made.width) + ' ' + std::to_string(made.height) + '\n';
    return put(line) && put(made.jpeg) ? done : broken;
}

}  // namespace
}  // namespace samsyn::imaging::child

int main(int count, char** words)
{
    namespace imaging = samsyn::imaging;
    try {
        // Without tidying up: libraries that close down want files they may no longer open.
        _exit(count == 2 ? imaging::child::run(words[0], std::atoi(words[1])) : imaging::broken);
    } catch (std::bad_alloc const&) {
        _exit(imaging::too_large);
    }
}
