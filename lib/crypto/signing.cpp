// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/signing.h"

#include <openssl/evp.h>

#include <memory>

#include "lib/base/base64.h"
#include "lib/base/check.h"
#include "lib/base/sha256.h"
#include "lib/crypto/key_file.h"

namespace samsyn::crypto {
namespace {

constexpr std::size_t key_length = 32;
constexpr std::size_t signature_length = 64;
constexpr std::size_t id_length = 8;
constexpr std::string_view algorithm = "Ed";

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

unsigned char const* bytes(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Key private_key(std::string const& seed)
{
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes(seed), seed.size()), EVP_PKEY_free);
    check(key != nullptr);
    return key;
}

std::optional<std::string> from_base64(std::string_view text)
{
    if (text.empty() || text.size() % 4 != 0 || text.size() > 1000) return std::nullopt;
    std::string raw(text.size() / 4 * 3, '\0');
    if (EVP_DecodeBlock(bytes(raw), bytes(text), static_cast<int>(text.size())) < 0) return std::nullopt;
    auto const padding = text.ends_with("==") ? 2U : text.ends_with("=") ? 1U : 0U;
    raw.resize(raw.size() - padding);
    if (base64(raw) != text) return std::nullopt;  // bits that say nothing are nobody's to set
    return raw;
}

// Cuts the first line off.
std::string_view next_line(std::string_view& text)
{
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string id_of(std::string_view public_key)
{
    auto const digest = sha256(public_key);
    return {digest.begin(), digest.begin() + id_length};
}

}  // namespace

SigningKey SigningKey::of_file(std::string const& file)
{
    return SigningKey(secret_of_file(file, key_length));
}

SigningKey::SigningKey(std::string seed) : m_seed(std::move(seed)), m_public_key(key_length, '\0')
{
    check(m_seed.size() == key_length);
    auto length = key_length;
    check(EVP_PKEY_get_raw_public_key(private_key(m_seed).get(), bytes(m_public_key), &length) == 1);
}

std::string SigningKey::sign(std::string_view message) const
{
    Context const context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    auto const key = private_key(m_seed);
    std::string signature(signature_length, '\0');
    auto length = signature.size();
    check(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
    check(EVP_DigestSign(context.get(), bytes(signature), &length, bytes(message), message.size()) == 1);
    return signature;
}

bool is_signed(std::string_view public_key, std::string_view message, std::string_view signature)
{
    if (public_key.size() != key_length || signature.size() != signature_length) return false;
    Key const key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes(public_key), public_key.size()),
        EVP_PKEY_free);
    Context const context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes(signature), signature.size(), bytes(message),
                            message.size()) == 1;
}

std::string key_id(std::string_view public_key)
{
    return to_hex(sha256(public_key)).substr(0, 2 * id_length);
}

std::string write_public_key(std::string_view public_key)
{
    return "untrusted comment: samsyn " + key_id(public_key) + "\n" +
           base64(std::string(algorithm) + id_of(public_key) + std::string(public_key)) + "\n";
}

std::optional<std::string> read_public_key(std::string_view file)
{
    next_line(file);
    auto const raw = from_base64(next_line(file));
    auto const start = algorithm.size() + id_length;
    if (!raw || raw->size() != start + key_length || !raw->starts_with(algorithm)) return std::nullopt;
    return raw->substr(start);
}

std::string write_signature(SigningKey const& key, std::string_view message, std::string_view words)
{
    auto const signature = key.sign(message);
    return "untrusted comment: signature by samsyn " + key_id(key.public_key()) + "\n" +
           base64(std::string(algorithm) + id_of(key.public_key()) + signature) +
           "\ntrusted comment: " + std::string(words) + "\n" +
           base64(key.sign(signature + std::string(words))) + "\n";
}

bool is_signature_of(std::string_view public_key, std::string_view message, std::string_view file)
{
    constexpr std::string_view before_words = "trusted comment: ";
    next_line(file);
    auto const raw = from_base64(next_line(file));
    auto words = next_line(file);
    auto const of_words = from_base64(next_line(file));
    auto const start = algorithm.size() + id_length;
    if (!raw || !of_words || raw->size() != start + signature_length || !raw->starts_with(algorithm) ||
        !words.starts_with(before_words))
        return false;
    words.remove_prefix(before_words.size());
    auto const signature = raw->substr(start);
    return is_signed(public_key, message, signature) &&
           is_signed(public_key, signature + std::string(words), *of_words);
}

}  // namespace samsyn::crypto
