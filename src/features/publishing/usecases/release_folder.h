// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/manifest.h"
#include "src/features/publishing/pages/archive_files.h"
#include "src/features/publishing/usecases/public_means.h"

namespace samsyn::publishing {

// A release as it is to stand in its folder: its files, the manifest and the signature.
struct SignedFolder {
    std::vector<ReleaseFile> files;
    std::string manifest;
    std::string manifest_hash;  // SHA-256, hexadecimal
};

// The same content, program and key give the same bytes.
SignedFolder signed_release(ReleaseContent const& content, PublicMeans const& means);

// What takes its place when it is withdrawn; the manifest and its signature stay.
SignedFolder signed_withdrawal(ReleaseDocument const& document, std::string const& manifest, UtcTime at,
                               std::string const& reason, PublicMeans const& means);

// Puts it where the public reads it, in one step.
void put_release(ReleaseDocument const& document, SignedFolder const& release, PublicMeans const& means);
// Lists, feeds, key and the page of all municipalities.
void put_archive(PublicArchive const& archive, PublicMeans const& means);

}  // namespace samsyn::publishing
