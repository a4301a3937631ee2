// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>

#include "lib/base/check.h"
#include "lib/http/message.h"

namespace samsyn::http {

namespace {

std::string_view trimmed(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "q=0", "q=0.0": asked not to.
bool refuses(std::string_view parameters)
{
    auto const quality = trimmed(parameters);
    bool const has_quality = quality.starts_with("q=") || quality.starts_with("Q=");
    return has_quality && quality.find_first_not_of("0.", 2) == std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view bytes)
{
    static constexpr int gzip_window = 15 + 16;
    z_stream stream = {};
    check(::deflateInit2(&stream, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(::deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    check(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    return packed;
}

std::string brotli(std::string_view bytes)
{
    static constexpr int quality = 5;
    std::string packed(::BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
    auto size = packed.size();
    auto const* const from = reinterpret_cast<std::uint8_t const*>(bytes.data());
    check(::BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(), from, &size,
                                  reinterpret_cast<std::uint8_t*>(packed.data())) == BROTLI_TRUE);
    packed.resize(size);
    return packed;
}

bool accepts_encoding(std::string_view header, std::string_view coding)
{
    bool any = false;
    while (!header.empty()) {
        auto const comma = std::min(header.find(','), header.size());
        auto const item = header.substr(0, comma);
        header.remove_prefix(std::min(comma + 1, header.size()));
        auto const semicolon = std::min(item.find(';'), item.size());
        auto const name = trimmed(item.substr(0, semicolon));
        bool const allowed = semicolon == item.size() || !refuses(item.substr(semicolon + 1));
        if (same_name(name, coding)) return allowed;
        if (name == "*") any = allowed;
    }
    return any;
}

}  // namespace samsyn::http
