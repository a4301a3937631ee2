// SPDX-License-Identifier: EUPL-1.2
#include "src/server/released_files.h"

#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <unordered_map>

#include "lib/base/base64.h"
#include "lib/base/sha256.h"
#include "lib/http/served_file.h"

namespace samsyn::server {
namespace {

namespace fs = std::filesystem;
using Moment = std::chrono::steady_clock::time_point;

constexpr std::uint64_t most_kept_bytes = 64U << 20;

// A regular file inside the folder, told by a path without hidden parts; else nothing.
std::string released_file(std::string const& folder, std::string const& path)
{
    std::error_code error;
    auto file = fs::path(folder);
    for (auto const& part : fs::path(path)) {
        if (part.empty()) continue;
        if (part.string().front() == '.') return {};
        file /= part;
        if (fs::is_symlink(fs::symlink_status(file, error))) return {};
    }
    if (fs::is_directory(file, error)) file /= "index.html";
    return fs::is_regular_file(fs::symlink_status(file, error)) ? file.string() : std::string();
}

// The same for as long as the file is: one that is put in its place is another, however alike.
struct Mark {
    std::uint64_t inode = 0;
    std::int64_t written = 0;  // nanoseconds
    std::int64_t size = -1;
    friend bool operator==(Mark const&, Mark const&) = default;
};

Mark mark_of(std::string const& file)
{
    struct stat facts = {};
    if (::lstat(file.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return {};
    return {facts.st_ino, facts.st_mtim.tv_sec * 1'000'000'000 + facts.st_mtim.tv_nsec, facts.st_size};
}

// A moment this long after a file was looked at, it is looked at again. Walking the path to it costs more
// than reading the clock.
constexpr auto look_time = std::chrono::milliseconds(4);

// The folder of a release that was taken back says so, and nothing else is left in it.
bool is_taken_back(std::string const& file)
{
    std::error_code error;
    return file.ends_with(".html") && fs::exists(fs::path(file).parent_path() / "withdrawn.json", error);
}

// Nothing runs on a public page, and nobody shows it within theirs.
constexpr auto page_policy =
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";
// But a card is made to be shown.
constexpr auto card_policy =
    "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *";

// What stands in the page between <name> and </name>, as a policy names it.
std::string source_of(std::string const& page, std::string const& name)
{
    auto const opening = "<" + name + ">";
    auto const from = page.find(opening);
    if (from == std::string::npos) return "'none'";
    auto const begin = from + opening.size();
    auto const digest = sha256(std::string_view(page).substr(begin, page.find("</" + name + ">") - begin));
    return "'sha256-" + base64({reinterpret_cast<char const*>(digest.data()), digest.size()}) + "'";
}

// The page that checks a release is one file, so that it can be kept: what it carries is named by its hash.
std::string policy_of_check(std::string const& page)
{
    return "default-src 'none'; script-src " + source_of(page, "script") + "; style-src " +
           source_of(page, "style") + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

bool is_card(fs::path const& file) { return file.parent_path().filename() == "kort"; }

std::string policy_of(fs::path const& file, http::ServedFile const& served)
{
    auto const name = file.filename();
    if (served.bytes && (name == "verifiera.html" || name == "verify.html"))
        return policy_of_check(*served.bytes);
    return is_card(file) ? card_policy : page_policy;
}

// Asked for anew each time, so that what is taken back is gone from every cache at once; the fonts stay.
char const* caching_of(fs::path const& file)
{
    return file.extension() == ".ttf" ? "public, max-age=604800" : "no-cache";
}

// A file and what is said of it beside its bytes.
struct Kept {
    std::string file;
    Mark mark;
    http::ServedFile served;
    std::string policy;
    char const* caching = "";
    bool is_taken_back = false;
    bool is_for_others = false;                        // their pages may show it
    mutable std::atomic<Moment> seen_until{Moment()};  // taken to be as it was read, until then

    // Many ask within a moment, and one look at the disk answers them all.
    bool is_as_read() const
    {
        auto const now = std::chrono::steady_clock::now();
        if (now < seen_until.load(std::memory_order_relaxed)) return true;
        if (mark != mark_of(file)) return false;
        seen_until.store(now + look_time, std::memory_order_relaxed);
        return true;
    }
};

std::shared_ptr<Kept const> load(std::string const& file)
{
    auto kept = std::make_shared<Kept>();
    kept->file = file;
    kept->mark = mark_of(file);  // first: what changes meanwhile is read again
    kept->served = http::load_file(file);
    kept->policy = policy_of(file, kept->served);
    kept->caching = caching_of(file);
    kept->is_taken_back = is_taken_back(file);
    kept->is_for_others = is_card(file) || file.ends_with(".png");
    return kept;
}

http::Response answer(Kept const& kept, http::Request const& request)
{
    auto response = http::answer_with(kept.served, request, kept.caching);
    if (kept.is_taken_back && response.status == 200) response.status = 410;
    response.headers.emplace_back("Content-Security-Policy", kept.policy);
    if (kept.is_for_others) response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

}  // namespace

struct ReleasedFiles::Memory {
    std::mutex mutex;
    std::unordered_map<std::string, std::shared_ptr<Kept const>> by_path;
    std::uint64_t bytes = 0;

    std::shared_ptr<Kept const> find(std::string const& path)
    {
        std::lock_guard const guard(mutex);
        auto const found = by_path.find(path);
        return found == by_path.end() ? nullptr : found->second;
    }

    void keep(std::string const& path, std::shared_ptr<Kept const> kept)
    {
        std::lock_guard const guard(mutex);
        if (bytes > most_kept_bytes) {
            by_path.clear();
            bytes = 0;
        }
        bytes += path.size() + 2 * kept->served.size;  // as it is, and compressed
        by_path[path] = std::move(kept);
    }
};

ReleasedFiles::ReleasedFiles(std::string folder)
    : m_folder(std::move(folder)), m_memory(std::make_unique<Memory>())
{
}
ReleasedFiles::~ReleasedFiles() = default;

http::Response ReleasedFiles::serve(http::Request const& request, std::string const& path) const
{
    if (auto const kept = m_memory->find(path); kept && kept->is_as_read()) return answer(*kept, request);
    auto const file = released_file(m_folder, path);
    if (file.empty()) return http::problem({ErrorKind::not_found, "public.not_released", {}}, request.id);
    // Pages name their neighbours from their folder.
    bool const is_folder = file.ends_with("/index.html") && !path.ends_with("index.html");
    if (is_folder && !request.path.ends_with('/')) return http::see_other(request.path + "/");
    auto kept = load(file);
    m_memory->keep(path, kept);
    return answer(*kept, request);
}

}  // namespace samsyn::server
