// SPDX-License-Identifier: EUPL-1.2
#include "lib/folder/folder.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace samsyn::folder {
namespace {

namespace fs = std::filesystem;

struct Place {
    Place() : path(fs::temp_directory_path() / ("samsyn-folder-" + std::to_string(::getpid())))
    {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Place() { fs::remove_all(path); }
    fs::path path;
};

std::vector<File> files(std::string const& words)
{
    return {{"index.html", words}, {"a/deep.txt", words}, {"table.csv", std::string(20'000, words.front())}};
}

}  // namespace

TEST_CASE("a folder is replaced as a whole")
{
    Place const place;
    put_folder(place.path / "1", files("old"));
    put_folder(place.path / "1", {{"index.html", "new"}});
    CHECK(read_file(place.path / "1" / "index.html", 100) == "new");
    CHECK_FALSE(fs::exists(place.path / "1" / "table.csv"));
    CHECK(std::distance(fs::directory_iterator(place.path), {}) == 1);
    CHECK_FALSE(read_file(place.path / "1" / "index.html", 2).has_value());
    CHECK_FALSE(read_file(place.path / "2", 100).has_value());
}

TEST_CASE("a writer that is killed leaves the old or the new, never a mixture")
{
    Place const place;
    auto const folder = place.path / "1";
    put_folder(folder, files("old"));
    for (int round = 0; round < 40; ++round) {
        auto const child = ::fork();
        if (child == 0) {
            for (;;) {
                put_folder(folder, files("new"));
                put_folder(folder, files("old"));
            }
        }
        ::usleep(static_cast<useconds_t>(500 + 700 * round));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        auto const words = read_file(folder / "index.html", 100);
        REQUIRE(words.has_value());
        REQUIRE(read_file(folder / "a/deep.txt", 100) == words);
        REQUIRE(read_file(folder / "table.csv", 30'000) == std::string(20'000, words->front()));
    }
    put_folder(folder, files("new"));
    CHECK(std::distance(fs::directory_iterator(place.path), {}) == 1);
}

}  // namespace samsyn::folder
