// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn {

// A file without a name, for what a child reads or writes; it vanishes when it is closed.
class ScratchFile {
public:
    // Not open if the directory takes none.
    explicit ScratchFile(std::string const& directory);
    ~ScratchFile();
    ScratchFile(ScratchFile const&) = delete;
    ScratchFile& operator=(ScratchFile const&) = delete;

    bool is_open() const { return m_number >= 0; }
    int number() const { return m_number; }
    // Fills the empty file; it is then read from its beginning. False when it does not take all.
    bool fill(std::string_view bytes);
    // All of it, from the beginning.
    std::string content() const;
    // Hands the open file over, to be read from its beginning; the taker closes it.
    int release();

private:
    int m_number;
};

}  // namespace samsyn
