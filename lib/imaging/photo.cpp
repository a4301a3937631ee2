// SPDX-License-Identifier: EUPL-1.2
#include "lib/imaging/photo.h"

#include <charconv>
#include <filesystem>
#include <semaphore>
#include <sstream>

#include "lib/base/check.h"
#include "lib/imaging/answer/answer.h"
#include "lib/process/limited_process.h"
#include "lib/process/scratch_file.h"

namespace samsyn::imaging {
namespace {

// As many children as may decode at once, so that many uploads cannot take the machine's memory.
std::counting_semaphore<> places(2);

struct Place {
    Place() { places.acquire(); }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
    ~Place() { places.release(); }
};

// The child lies where this program lies, installed or in a build.
std::string program()
{
    std::error_code none;
    auto const here = std::filesystem::read_symlink("/proc/self/exe", none);
    return (here.parent_path() / "samsyn-photo").string();
}

Result<Done> judge(Result<ProcessOutcome> const& outcome)
{
    if (!outcome) return fail(ErrorKind::unavailable, "photo.unavailable");
    if (outcome->succeeded()) return Done{};
    bool const is_heavy = outcome->out_of_time || outcome->exit_code == Answer::too_large;
    return is_heavy ? fail(ErrorKind::too_large, "photo.too_large")
                    : fail(ErrorKind::invalid, "photo.unreadable");
}

// "1200 800\n" and the picture.
Result<Photo> photo_in(std::string const& answer)
{
    Photo photo;
    auto const line = std::string_view(answer).substr(0, answer.find('\n'));
    auto const* const end = line.data() + line.size();
    auto const width = std::from_chars(line.data(), end, photo.width);
    bool const is_whole = width.ec == std::errc() && width.ptr != end &&
                          std::from_chars(width.ptr + 1, end, photo.height).ec == std::errc() &&
                          photo.width > 0 && photo.height > 0 && line.size() + 1 < answer.size();
    if (!is_whole) return fail(ErrorKind::invalid, "photo.unreadable");
    photo.jpeg = answer.substr(line.size() + 1);
    return photo;
}

Result<std::string> answer_of(std::vector<std::string> words, std::string_view file)
{
    if (file.size() > most_photo_bytes) return fail(ErrorKind::too_large, "photo.too_large");
    Place const place;
    ScratchFile input("/tmp");
    ScratchFile const output("/tmp");
    if (!input.is_open() || !output.is_open() || !input.fill(file))
        return fail(ErrorKind::unavailable, "file.no_scratch");
    words.insert(words.begin(), program());
    ProcessRequest const request{.words = std::move(words),
                                 .environment = {"LC_ALL=C", "MALLOC_ARENA_MAX=1"},
                                 .limits = {.memory_bytes = std::uint64_t{1} << 30,
                                            .file_bytes = std::uint64_t{64} << 20,
                                            .cpu_seconds = 20,
                                            .wall_time = std::chrono::seconds(30)},
                                 .input = input.number()};
    if (auto const done = judge(run_limited(request, output.number())); !done) return refuse(done);
    return output.content();
}

Result<Photo> drawn(std::vector<std::string> words, std::string_view file)
{
    auto const answer = answer_of(std::move(words), file);
    if (!answer) return refuse(answer);
    return photo_in(*answer);
}

}  // namespace

Result<Photo> redrawn(std::string_view file) { return drawn({"draw", std::to_string(longest_side)}, file); }

Result<Photo> masked(std::string_view file, std::vector<Box> const& boxes)
{
    check(boxes.size() <= most_boxes);
    std::vector<std::string> words{"draw", std::to_string(longest_published_side)};
    for (auto const& box : boxes)
        for (int const measure : {box.x, box.y, box.width, box.height})
            words.push_back(std::to_string(measure));
    return drawn(std::move(words), file);
}

Result<std::vector<Found>> find_people(std::string_view file)
{
    auto const answer = answer_of({"find"}, file);
    if (!answer) return refuse(answer);
    std::vector<Found> all;
    std::istringstream lines(*answer);
    std::string what;
    Box box;
    while (all.size() < most_boxes && lines >> what >> box.x >> box.y >> box.width >> box.height)
        all.push_back({what == "plate" ? Finding::plate : Finding::face, box});
    return all;
}

}  // namespace samsyn::imaging
