// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/byte_source.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>

namespace samsyn::tabular {
namespace {

class FileSource final : public ByteSource {
public:
    FileSource(int file, std::uint64_t most_bytes) : m_file(gzdopen(file, "rb")), m_left(most_bytes)
    {
        if (m_file == nullptr)
            close(file);
        else
            gzbuffer(m_file, 256 << 10);
    }
    FileSource(FileSource const&) = delete;
    FileSource& operator=(FileSource const&) = delete;
    ~FileSource() override { gzclose(m_file); }

    Result<std::size_t> read(std::span<char> into) override
    {
        if (m_file == nullptr) return fail(ErrorKind::invalid, "file.unreadable");
        int const count =
            gzread(m_file, into.data(), static_cast<unsigned>(std::min<std::size_t>(into.size(), 1 << 20)));
        if (count < 0) return fail(ErrorKind::invalid, "file.broken_gzip");
        // gzread() gives what it has of a gzip file cut short, and only gzerror() tells.
        int status = Z_OK;
        gzerror(m_file, &status);
        if (count == 0 && status != Z_OK && status != Z_STREAM_END)
            return fail(ErrorKind::invalid, "file.broken_gzip");
        auto const bytes = static_cast<std::size_t>(count);
        if (bytes > m_left) return fail(ErrorKind::too_large, "file.too_large");
        m_left -= bytes;
        m_read += bytes;
        if (m_read > ratio_free_bytes && m_read / most_ratio > static_cast<std::uint64_t>(gzoffset(m_file)))
            return fail(ErrorKind::too_large, "file.bomb");
        return bytes;
    }

private:
    static constexpr std::uint64_t most_ratio = 100;
    static constexpr std::uint64_t ratio_free_bytes = 4 << 20;

    gzFile m_file;
    std::uint64_t m_left;
    std::uint64_t m_read = 0;
};

class TextSource final : public ByteSource {
public:
    explicit TextSource(std::string_view text) : m_rest(text) {}

    Result<std::size_t> read(std::span<char> into) override
    {
        auto const count = std::min(into.size(), m_rest.size());
        std::copy_n(m_rest.data(), count, into.data());
        m_rest.remove_prefix(count);
        return count;
    }

private:
    std::string_view m_rest;
};

}  // namespace

std::unique_ptr<ByteSource> file_source(int file, std::uint64_t most_bytes)
{
    return std::make_unique<FileSource>(file, most_bytes);
}

Result<std::unique_ptr<ByteSource>> file_source(std::string const& path, std::uint64_t most_bytes)
{
    int const file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return fail(ErrorKind::invalid, "file.unreadable");
    return file_source(file, most_bytes);
}

std::unique_ptr<ByteSource> text_source(std::string_view text) { return std::make_unique<TextSource>(text); }

}  // namespace samsyn::tabular
