// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace samsyn::crypto {

// Locks small secrets with the installation's own key (AES-256-GCM), so that the database alone does not tell
// them. What is sealed for one purpose opens for that purpose only.
class Seal {
public:
    // The key of a file; made, readable by its owner only, when there is none. Throws std::runtime_error when
    // the file cannot be read or is no key.
    static Seal of_file(std::string const& file);
    // 32 bytes.
    explicit Seal(std::string key);

    std::string close(std::string_view secret, std::string_view purpose) const;
    // Nothing when it was sealed by another key, for another purpose, or changed since.
    std::optional<std::string> open(std::string_view sealed, std::string_view purpose) const;

private:
    std::string m_key;
};

}  // namespace samsyn::crypto
