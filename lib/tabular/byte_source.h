// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "lib/base/result.h"

namespace samsyn::tabular {

// Bytes that come one piece at a time.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    // How many bytes were put at the front of `into`; 0 at the end.
    virtual Result<std::size_t> read(std::span<char> into) = 0;
};

// A file, inflated while reading when it is gzip. Refuses with "file.unreadable", "file.broken_gzip", once
// more than `most_bytes` have come out "file.too_large", and "file.bomb" when they are over a hundred times
// what went in: no table is packed so tightly. Takes the open file over.
std::unique_ptr<ByteSource> file_source(int file, std::uint64_t most_bytes);
Result<std::unique_ptr<ByteSource>> file_source(std::string const& path, std::uint64_t most_bytes);

// Text that is already here; it must outlive the source.
std::unique_ptr<ByteSource> text_source(std::string_view text);

}  // namespace samsyn::tabular
