// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/release_document.h"

namespace samsyn::publishing {

struct ManifestFile {
    std::string path;
    std::int64_t bytes = 0;
    std::string sha256;
};
BOOST_DESCRIBE_STRUCT(ManifestFile, (), (path, bytes, sha256))

// What the gate was told.
struct ManifestParameters {
    std::int64_t k = 5;
    std::int64_t fewest_contributors = 2;
    std::string method = "coarsen, primary, shift, audit";
};
BOOST_DESCRIBE_STRUCT(ManifestParameters, (), (k, fewest_contributors, method))

// What is signed: every file of a release by its hash, and the release before by the hash of its manifest, so
// that nothing can be changed, taken out or put in between without it being seen.
struct Manifest {
    std::string form = "samsyn.manifest/1";
    std::string municipality;
    std::int64_t number = 0;
    ReleaseKind kind = ReleaseKind::regular;
    std::optional<std::int64_t> corrects;
    std::string period;
    UtcTime published_at;
    std::string previous;
    ManifestParameters parameters;
    std::string program;
    std::vector<ManifestFile> files;  // by path
};
BOOST_DESCRIBE_STRUCT(Manifest, (),
                      (form, municipality, number, kind, corrects, period, published_at, previous, parameters,
                       program, files))

// What stands in place of a release that was withdrawn, signed too. The manifest stays beside it, so that the
// chain can still be followed.
struct Withdrawal {
    std::string form = "samsyn.withdrawal/1";
    std::string municipality;
    std::int64_t number = 0;
    std::string manifest;  // SHA-256 of the withdrawn release's manifest
    UtcTime withdrawn_at;
    std::string reason;
    std::vector<ManifestFile> files;
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (form, municipality, number, manifest, withdrawn_at, reason, files))

inline constexpr char const* manifest_name = "manifest.json";
inline constexpr char const* withdrawal_name = "withdrawn.json";
inline constexpr char const* signature_ending = ".minisig";
inline constexpr char const* key_name = "samsyn.pub";

}  // namespace samsyn::publishing
