// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace samsyn::crypto {

// A key that signs with Ed25519 (RFC 8032): the same message gives the same signature, always. Keys and
// signatures are written as minisign does, so that others' programs can check them.
class SigningKey {
public:
    // The key of a file; made, readable by its owner only, when there is none.
    static SigningKey of_file(std::string const& file);
    // 32 bytes.
    explicit SigningKey(std::string seed);

    std::string const& public_key() const { return m_public_key; }  // 32 bytes
    std::string sign(std::string_view message) const;               // 64 bytes

private:
    std::string m_seed;
    std::string m_public_key;
};

bool is_signed(std::string_view public_key, std::string_view message, std::string_view signature);

// What others name a key by: 16 hexadecimal digits.
std::string key_id(std::string_view public_key);

// The files of minisign: a public key, and a signature of a message with one line of words that are signed
// too.
std::string write_public_key(std::string_view public_key);
std::optional<std::string> read_public_key(std::string_view file);
std::string write_signature(SigningKey const& key, std::string_view message, std::string_view words);
bool is_signature_of(std::string_view public_key, std::string_view message, std::string_view file);

}  // namespace samsyn::crypto
