// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/verify_release.h"

#include <algorithm>
#include <set>

#include "lib/base/sha256.h"
#include "lib/crypto/signing.h"
#include "lib/folder/folder.h"
#include "lib/json/form.h"

namespace samsyn::publishing {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 256 * 1024 * 1024;
constexpr std::size_t most_files = 10'000;

class ReleaseCheck {
public:
    ReleaseCheck(fs::path folder, std::string key) : m_folder(std::move(folder)), m_key(std::move(key)) {}

    VerifiedRelease check()
    {
        m_found.folder = m_folder.string();
        auto const manifest = read_signed<Manifest>(manifest_name);
        if (!manifest) return m_found;
        m_found.municipality = manifest->municipality;
        m_found.number = manifest->number;
        m_found.previous = manifest->previous;
        m_found.manifest = to_hex(sha256(m_bytes));
        m_found.is_withdrawn = fs::exists(m_folder / withdrawal_name);
        if (m_found.is_withdrawn)
            check_withdrawal(*manifest);
        else
            check_files(manifest->files);
        return m_found;
    }

private:
    void fault(std::string const& path, std::string const& code) { m_found.faults.push_back({path, code}); }

    // What cannot be believed is not looked into.
    template <class Signed>
    std::optional<Signed> read_signed(std::string const& name)
    {
        auto const bytes = folder::read_file(m_folder / name, most_bytes);
        auto const signature = folder::read_file(m_folder / (name + signature_ending), most_bytes);
        m_known.insert({name, name + signature_ending});
        if (!bytes || !signature) return fault(name, "missing"), std::nullopt;
        if (!crypto::is_signature_of(m_key, *bytes, *signature))
            return fault(name, "signature"), std::nullopt;
        auto read = json::read<Signed>(*bytes);
        if (!read) return fault(name, "malformed"), std::nullopt;
        m_bytes = *bytes;
        return std::move(*read);
    }

    void check_withdrawal(Manifest const& manifest)
    {
        auto const withdrawal = read_signed<Withdrawal>(withdrawal_name);
        if (!withdrawal) return;
        if (withdrawal->manifest != m_found.manifest || withdrawal->number != manifest.number)
            fault(withdrawal_name, "other_release");
        check_files(withdrawal->files);
    }

    void check_files(std::vector<ManifestFile> const& files)
    {
        for (auto const& file : files) {
            m_known.insert(file.path);
            if (fs::path(file.path).is_absolute() || file.path.find("..") != std::string::npos) {
                fault(file.path, "outside");
                continue;
            }
            auto const bytes = folder::read_file(m_folder / file.path, most_bytes);
            if (!bytes)
                fault(file.path, "missing");
            else if (to_hex(sha256(*bytes)) != file.sha256 ||
                     static_cast<std::int64_t>(bytes->size()) != file.bytes)
                fault(file.path, "changed");
        }
        std::size_t seen = 0;
        for (auto const& entry : fs::recursive_directory_iterator(m_folder)) {
            auto const path = fs::relative(entry.path(), m_folder).generic_string();
            if (!entry.is_directory() && !m_known.contains(path)) fault(path, "foreign");
            if (++seen > most_files) return fault(path, "foreign");
        }
    }

    fs::path m_folder;
    std::string m_key;
    std::string m_bytes;
    std::set<std::string> m_known;
    VerifiedRelease m_found;
};

std::optional<std::string> public_key(fs::path const& path, fs::path const& key_file)
{
    auto const places = key_file.empty() ? std::vector<fs::path>{path / key_name, path / ".." / key_name}
                                         : std::vector<fs::path>{key_file};
    for (auto const& place : places)
        if (auto const text = folder::read_file(place, 10'000)) return crypto::read_public_key(*text);
    return std::nullopt;
}

// A folder whose name is a number is a release's.
std::vector<fs::path> release_folders(fs::path const& path)
{
    if (fs::exists(path / manifest_name)) return {path};
    std::vector<fs::path> folders;
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(path, error)) {
        auto const name = entry.path().filename().string();
        bool const is_number = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
        if (entry.is_directory() && is_number) folders.push_back(entry.path());
    }
    return folders;
}

// Releases follow each other without a gap, each by the hash of the one before.
void check_chain(Verification& verification)
{
    auto const& releases = verification.releases;
    for (std::size_t i = 0; i < releases.size(); ++i) {
        auto const before = i == 0 ? std::string() : releases[i - 1].manifest;
        bool const is_next = releases[i].number == static_cast<std::int64_t>(i + 1);
        if (!is_next || releases[i].previous != before)
            verification.faults.push_back({releases[i].folder, "chain"});
    }
}

}  // namespace

Result<Verification> verify_published(fs::path const& path, fs::path const& key_file)
{
    auto const folders = release_folders(path);
    if (folders.empty()) return fail_field(path.string(), "verify.no_release");
    auto const key = public_key(path, key_file);
    if (!key)
        return fail_field(key_file.empty() ? (path / key_name).string() : key_file.string(), "verify.no_key");
    Verification verification;
    verification.key = crypto::key_id(*key);
    for (auto const& folder : folders) verification.releases.push_back(ReleaseCheck(folder, *key).check());
    std::sort(verification.releases.begin(), verification.releases.end(),
              [](auto const& one, auto const& other) { return one.number < other.number; });
    if (folders.front() != path) check_chain(verification);
    verification.is_sound = verification.faults.empty() &&
                            std::all_of(verification.releases.begin(), verification.releases.end(),
                                        [](auto const& release) { return release.faults.empty(); });
    return verification;
}

}  // namespace samsyn::publishing
