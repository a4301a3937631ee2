// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

namespace samsyn::documents {

// The fonts documents are set in: those of a folder, and none of the machine's, so that a document looks the
// same wherever it is made. From any thread.
class Typefaces {
public:
    // Reads every *.ttf; throws std::runtime_error naming the folder when there is none.
    explicit Typefaces(std::string const& folder);
    ~Typefaces();
    Typefaces(Typefaces&&) noexcept;
    Typefaces& operator=(Typefaces&&) noexcept;

    struct Loaded;
    Loaded const& loaded() const { return *m_loaded; }

private:
    std::unique_ptr<Loaded> m_loaded;
};

}  // namespace samsyn::documents
