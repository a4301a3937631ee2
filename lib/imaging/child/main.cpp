// SPDX-License-Identifier: EUPL-1.2
// samsyn-photo draw LONGEST_SIDE {X Y WIDTH HEIGHT} <photograph >"WIDTH HEIGHT\n" and the picture alone as
// JPEG, the boxes painted over; samsyn-photo find <photograph >"face X Y WIDTH HEIGHT\n" for each that may be
// one. Started by samsyn, within limits; it takes the rest away from itself before it reads a byte.
#include <unistd.h>

#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "lib/imaging/child/confine.h"
#include "lib/imaging/child/find.h"
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

std::vector<Box> boxes_in(std::vector<int> const& measures)
{
    std::vector<Box> boxes;
    for (std::size_t i = 0; i + 3 < measures.size(); i += 4)
        boxes.push_back({measures[i], measures[i + 1], measures[i + 2], measures[i + 3]});
    return boxes;
}

Answer draw(char const* program, std::vector<int> const& numbers)
{
    if (numbers.empty() || numbers.front() <= 0 || !begin(program) || !confine()) return broken;
    auto const made = redraw(all_input(), numbers.front(), boxes_in({numbers.begin() + 1, numbers.end()}));
    if (made.answer != done) return made.answer;
    auto const line = std::to_string(made.width) + ' ' + std::to_string(made.height) + '\n';
    return put(line) && put(made.jpeg) ? done : broken;
}

Answer find(char const* program)
{
    Finder finder;
    if (!finder.is_ready() || !begin(program) || !confine()) return broken;
    auto const picture = grey(all_input(), longest_searched);
    if (picture.answer != done) return picture.answer;
    return put(finder.lines(picture)) ? done : broken;
}

Answer run(int count, char** words)
{
    std::vector<int> numbers;
    for (int i = 2; i < count; ++i) numbers.push_back(std::atoi(words[i]));
    std::string_view const what = count > 1 ? words[1] : "";
    if (what == "draw") return draw(words[0], numbers);
    return what == "find" ? find(words[0]) : broken;
}

}  // namespace
}  // namespace samsyn::imaging::child

int main(int count, char** words)
{
    namespace imaging = samsyn::imaging;
    try {
        // Without tidying up: libraries that close down want files they may no longer open.
        _exit(imaging::child::run(count, words));
    } catch (std::bad_alloc const&) {
        _exit(imaging::too_large);
    }
}
