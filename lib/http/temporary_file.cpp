// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace samsyn::http {

bool TemporaryFile::create(std::string const& folder)
{
    remove();
    m_path = folder + "/upload-XXXXXX";
    m_descriptor = ::mkostemp(m_path.data(), O_CLOEXEC);
    if (m_descriptor < 0) m_path.clear();
    return m_descriptor >= 0;
}

bool TemporaryFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void TemporaryFile::remove()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
    if (!m_path.empty()) ::unlink(m_path.c_str());
    m_descriptor = -1;
    m_path.clear();
}

}  // namespace samsyn::http
