// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/release_folder.h"

#include <algorithm>

#include "lib/base/sha256.h"
#include "lib/folder/folder.h"
#include "lib/json/form.h"
#include "src/features/publishing/pages/release_files.h"

namespace samsyn::publishing {
namespace {

std::vector<ManifestFile> listed(std::vector<ReleaseFile> const& files)
{
    std::vector<ManifestFile> list;
    for (auto const& file : files)
        list.push_back({file.path, static_cast<std::int64_t>(file.bytes.size()), to_hex(sha256(file.bytes))});
    std::sort(list.begin(), list.end(),
              [](auto const& one, auto const& other) { return one.path < other.path; });
    return list;
}

Manifest manifest_of(ReleaseDocument const& document, std::vector<ReleaseFile> const& files,
                     PublicMeans const& means)
{
    Manifest manifest;
    manifest.municipality = document.municipality;
    manifest.number = document.number;
    manifest.kind = document.kind;
    manifest.corrects = document.corrects;
    manifest.period = document.period.code;
    manifest.published_at = document.published_at;
    manifest.previous = document.previous;
    manifest.parameters.k = document.k;
    manifest.program = means.program;
    manifest.files = listed(files);
    return manifest;
}

std::string words_of(ReleaseDocument const& document)
{
    return document.municipality + " " + std::to_string(document.number);
}

void add_signed(std::vector<ReleaseFile>& files, std::string const& name, std::string const& bytes,
                std::string const& words, PublicMeans const& means)
{
    files.push_back({name, bytes});
    files.push_back({name + signature_ending, crypto::write_signature(means.key, bytes, words)});
}

// Every municipality that has published something here.
void put_front_page(PublicMeans const& means)
{
    std::vector<PublicMunicipality> municipalities;
    for (auto const& entry : std::filesystem::directory_iterator(means.folder))
        if (auto const file = folder::read_file(entry.path() / municipality_file, 10'000))
            if (auto const read = json::read<PublicMunicipality>(*file)) municipalities.push_back(*read);
    std::sort(municipalities.begin(), municipalities.end(),
              [](auto const& one, auto const& other) { return one.code < other.code; });
    for (auto const& file : front_files(municipalities, means.renderer))
        folder::put_file(means.folder / file.path, file.bytes);
}

std::vector<folder::File> as_files(std::vector<ReleaseFile> const& files)
{
    std::vector<folder::File> all;
    for (auto const& file : files) all.push_back({file.path, file.bytes});
    return all;
}

}  // namespace

SignedFolder signed_release(ReleaseContent const& content, PublicMeans const& means)
{
    auto const& document = content.document;
    SignedFolder release;
    release.files = release_files(content, means.renderer);
    release.manifest = json::write(manifest_of(document, release.files, means)) + "\n";
    release.manifest_hash = to_hex(sha256(release.manifest));
    add_signed(release.files, manifest_name, release.manifest, words_of(document), means);
    return release;
}

SignedFolder signed_withdrawal(ReleaseDocument const& document, std::string const& manifest, UtcTime at,
                               std::string const& reason, PublicMeans const& means)
{
    Withdrawal withdrawal;
    withdrawal.municipality = document.municipality;
    withdrawal.number = document.number;
    withdrawal.manifest = to_hex(sha256(manifest));
    withdrawal.withdrawn_at = at;
    withdrawal.reason = reason;
    SignedFolder folder{withdrawal_files(document, withdrawal, means.renderer), manifest,
                        withdrawal.manifest};
    withdrawal.files = listed(folder.files);
    add_signed(folder.files, withdrawal_name, json::write(withdrawal) + "\n",
               words_of(document) + " withdrawn", means);
    add_signed(folder.files, manifest_name, manifest, words_of(document), means);
    return folder;
}

void put_release(ReleaseDocument const& document, SignedFolder const& release, PublicMeans const& means)
{
    folder::put_folder(means.folder / document.municipality / std::to_string(document.number),
                       as_files(release.files));
}

void put_archive(PublicArchive const& archive, PublicMeans const& means)
{
    auto const place = means.folder / archive.municipality;
    for (auto const& file : archive_files(archive, means.renderer))
        folder::put_file(place / file.path, file.bytes);
    folder::put_file(place / key_name, crypto::write_public_key(means.key.public_key()));
    put_front_page(means);
}

}  // namespace samsyn::publishing
