// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/signing.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "lib/base/sha256.h"
#include "lib/crypto/random.h"

namespace samsyn::crypto {
namespace {

std::string from_hex(std::string_view hex)
{
    std::string raw;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        raw += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return raw;
}

}  // namespace

TEST_CASE("signatures are those of RFC 8032, 7.1")
{
    SigningKey const key(from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    CHECK(key.public_key() == from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    CHECK(key.sign("") ==
          from_hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33"
                   "bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
}

static void refuse_every_change(SigningKey const& key)
{
    std::string const message = "Skadegörelse: 12";
    auto const file = write_signature(key, message, "release 3");
    REQUIRE(is_signature_of(key.public_key(), message, file));
    CHECK_FALSE(is_signature_of(key.public_key(), "Skadegörelse: 13", file));
    CHECK_FALSE(is_signature_of(SigningKey(random_text(32)).public_key(), message, file));
    auto const first = file.find('\n');  // what stands before is not trusted
    for (auto i = first + 1; i + 1 < file.size(); ++i) {
        auto changed = file;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        // The algorithm's key id is a name, not a proof; all else is bound.
        bool const is_id = i > first + 3 && i < first + 15;
        if (!is_id) REQUIRE_FALSE(is_signature_of(key.public_key(), message, changed));
    }
    for (std::size_t length = first; length + 1 < file.size(); length += 7)
        CHECK_FALSE(is_signature_of(key.public_key(), message, file.substr(0, length)));
}

TEST_CASE("no byte of the message, the words or the signature can be changed")
{
    // Of sixteen signatures one ends in bits that base64 leaves unused, which nobody may set either.
    for (int i = 0; i < 64; ++i) refuse_every_change(SigningKey(random_text(32)));
}

TEST_CASE("a key is read as it was written, and nothing else is a key")
{
    SigningKey const key(random_text(32));
    CHECK(read_public_key(write_public_key(key.public_key())) == key.public_key());
    CHECK_FALSE(read_public_key("").has_value());
    CHECK_FALSE(read_public_key("untrusted comment: x\nAAAA\n").has_value());
}

TEST_CASE("a key file is made once, for its owner's eyes")
{
    auto const file =
        std::filesystem::temp_directory_path() / ("samsyn-signing-" + to_hex(sha256(random_text(8))));
    auto const key = SigningKey::of_file(file);
    CHECK(SigningKey::of_file(file).public_key() == key.public_key());
    struct stat state = {};
    REQUIRE(::stat(file.c_str(), &state) == 0);
    CHECK((state.st_mode & 0077) == 0);
    std::filesystem::remove(file);
}

}  // namespace samsyn::crypto
