// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>

#include "lib/base/result.h"
#include "src/features/publishing/domain/manifest.h"

// Checks published folders with nothing but the files themselves: no database, no network.
namespace samsyn::publishing {

struct VerifyFault {
    std::string path;
    std::string code;  // a key of the texts under verify.fault
};
BOOST_DESCRIBE_STRUCT(VerifyFault, (), (path, code))

struct VerifiedRelease {
    std::string folder;
    std::string municipality;
    std::int64_t number = 0;
    bool is_withdrawn = false;
    std::string manifest;  // SHA-256
    std::string previous;
    std::vector<VerifyFault> faults;
};
BOOST_DESCRIBE_STRUCT(VerifiedRelease, (),
                      (folder, municipality, number, is_withdrawn, manifest, previous, faults))

// `key` names the public key that everything was checked with. `faults` are those of the chain.
struct Verification {
    bool is_sound = false;
    std::string key;
    std::vector<VerifiedRelease> releases;  // by number
    std::vector<VerifyFault> faults;
};
BOOST_DESCRIBE_STRUCT(Verification, (), (is_sound, key, releases, faults))

// `path` is the folder of one release, or a municipality's with all of them: then each must name the one
// before, without a gap. `key_file` is the public key as the municipality gives it; without one, samsyn.pub
// in the folder or the one above it, which proves no more than that the files agree with each other. Refuses
// "verify.no_release", "verify.no_key".
Result<Verification> verify_published(std::filesystem::path const& path,
                                      std::filesystem::path const& key_file = {});

}  // namespace samsyn::publishing
