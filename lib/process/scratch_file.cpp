// SPDX-License-Identifier: EUPL-1.2
#include "lib/process/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace samsyn {
namespace {

int nameless_file(std::string const& directory)
{
    int const made = open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (made >= 0) return made;
    // Not every file system knows O_TMPFILE.
    std::string name = directory + "/samsyn-XXXXXX";
    int const named = mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) unlink(name.c_str());
    return named;
}

}  // namespace

ScratchFile::ScratchFile(std::string const& directory) : m_number(nameless_file(directory)) {}

ScratchFile::~ScratchFile()
{
    if (m_number >= 0) close(m_number);
}

bool ScratchFile::fill(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const count = write(m_number, bytes.data(), bytes.size());
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return lseek(m_number, 0, SEEK_SET) == 0;
}

std::string ScratchFile::content() const
{
    std::string bytes;
    char piece[64 << 10];
    lseek(m_number, 0, SEEK_SET);
    for (;;) {
        auto const count = read(m_number, piece, sizeof piece);
        if (count <= 0) return bytes;
        bytes.append(piece, static_cast<std::size_t>(count));
    }
}

int ScratchFile::release()
{
    lseek(m_number, 0, SEEK_SET);
    return std::exchange(m_number, -1);
}

}  // namespace samsyn
