// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/seal.h"

#include <openssl/evp.h>

#include <memory>

#include "lib/base/check.h"
#include "lib/crypto/key_file.h"
#include "lib/crypto/random.h"

namespace samsyn::crypto {
namespace {

constexpr std::size_t key_length = 32;
constexpr std::size_t nonce_length = 12;
constexpr std::size_t tag_length = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char const* bytes(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int length(std::string_view text) { return static_cast<int>(text.size()); }

Context new_context()
{
    Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    check(context != nullptr);
    return context;
}

}  // namespace

Seal Seal::of_file(std::string const& file) { return Seal(secret_of_file(file, key_length)); }

Seal::Seal(std::string key) : m_key(std::move(key)) { check(m_key.size() == key_length); }

std::string Seal::close(std::string_view secret, std::string_view purpose) const
{
    auto const context = new_context();
    auto const nonce = random_text(nonce_length);
    std::string hidden(secret.size(), '\0');
    std::string tag(tag_length, '\0');
    int written = 0;
    check(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(m_key), bytes(nonce)) == 1);
    check(EVP_EncryptUpdate(context.get(), nullptr, &written, bytes(purpose), length(purpose)) == 1);
    check(EVP_EncryptUpdate(context.get(), bytes(hidden), &written, bytes(secret), length(secret)) == 1);
    check(EVP_EncryptFinal_ex(context.get(), bytes(hidden) + written, &written) == 1);
    check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_length, tag.data()) == 1);
    return nonce + tag + hidden;
}

std::optional<std::string> Seal::open(std::string_view sealed, std::string_view purpose) const
{
    if (sealed.size() < nonce_length + tag_length) return std::nullopt;
    auto const context = new_context();
    std::string tag(sealed.substr(nonce_length, tag_length));
    auto const hidden = sealed.substr(nonce_length + tag_length);
    std::string secret(hidden.size(), '\0');
    int written = 0;
    check(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(m_key), bytes(sealed)) == 1);
    check(EVP_DecryptUpdate(context.get(), nullptr, &written, bytes(purpose), length(purpose)) == 1);
    check(EVP_DecryptUpdate(context.get(), bytes(secret), &written, bytes(hidden), length(hidden)) == 1);
    check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_length, tag.data()) == 1);
    bool const is_whole = EVP_DecryptFinal_ex(context.get(), bytes(secret) + written, &written) == 1;
    return is_whole ? std::optional(secret) : std::nullopt;
}

}  // namespace samsyn::crypto
