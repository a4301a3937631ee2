// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/read_exactly.h"

#include <unistd.h>

#include <cerrno>

namespace samsyn::http {

bool read_exactly(int file, std::string& into, std::uint64_t at, std::size_t bytes)
{
    into.resize(bytes);
    for (std::size_t done = 0; done < bytes;) {
        auto const got = ::pread(file, into.data() + done, bytes - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace samsyn::http
