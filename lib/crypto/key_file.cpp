// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/key_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "lib/crypto/random.h"

namespace samsyn::crypto {
namespace {

// Makes the file with a new secret, unless somebody was quicker.
void make_secret(std::string const& file, std::size_t bytes)
{
    int const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);
    if (descriptor < 0 && errno == EEXIST) return;
    if (descriptor < 0) throw std::runtime_error(file + " cannot be made");
    auto const key = random_text(bytes);
    bool const is_written = ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                            ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!is_written) throw std::runtime_error(file + " cannot be written");
}

}  // namespace

std::string secret_of_file(std::string const& file, std::size_t bytes)
{
    make_secret(file, bytes);
    std::ifstream in(file, std::ios::binary);
    std::ostringstream key;
    key << in.rdbuf();
    if (!in || key.str().size() != bytes) throw std::runtime_error(file + " is not a key");
    return key.str();
}

}  // namespace samsyn::crypto
