// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/zip_guard.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

namespace samsyn::tabular {
namespace {

// A little-endian number in bytes that are known to be long enough.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t width)
{
    std::uint32_t value = 0;
    for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

class OpenFile {
public:
    explicit OpenFile(std::string const& path) : m_file(open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
        struct stat facts {};
        if (m_file >= 0 && fstat(m_file, &facts) == 0) m_size = static_cast<std::uint64_t>(facts.st_size);
    }
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;
    ~OpenFile()
    {
        if (m_file >= 0) close(m_file);
    }

    bool is_open() const { return m_file >= 0; }
    std::uint64_t size() const { return m_size; }

    // At most `length` bytes; fewer where the file ends.
    std::string bytes(std::uint64_t at, std::size_t length) const
    {
        std::string read(std::min<std::uint64_t>(length, at < m_size ? m_size - at : 0), '\0');
        auto const count = pread(m_file, read.data(), read.size(), static_cast<off_t>(at));
        read.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        return read;
    }

private:
    int m_file;
    std::uint64_t m_size = 0;
};

struct Entry {
    std::string name;
    std::uint32_t flags, method, packed_bytes, header_at;
};

struct Directory {
    std::uint32_t entries, bytes, at;
};

constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t central_header_bytes = 46;
constexpr std::size_t local_header_bytes = 30;

// The end record stands last, before a comment of at most 64 KiB.
std::optional<Directory> find_directory(OpenFile const& file)
{
    std::size_t const reach = end_record_bytes + 0xFFFF;
    auto const tail = file.bytes(file.size() > reach ? file.size() - reach : 0, reach);
    auto const found = tail.rfind("PK\5\6");
    if (found == std::string::npos || tail.size() - found < end_record_bytes) return std::nullopt;
    auto const record = std::string_view(tail).substr(found);
    return Directory{number(record, 10, 2), number(record, 12, 4), number(record, 16, 4)};
}

bool is_zip64(Directory const& directory)
{
    return directory.entries == 0xFFFF || directory.at == 0xFFFFFFFF;
}

std::optional<std::vector<Entry>> entries_of(std::string_view directory, std::size_t count)
{
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < count; ++i) {
        if (directory.size() < central_header_bytes || !directory.starts_with("PK\1\2")) return std::nullopt;
        auto const name_bytes = number(directory, 28, 2);
        auto const whole =
            central_header_bytes + name_bytes + number(directory, 30, 2) + number(directory, 32, 2);
        if (directory.size() < whole) return std::nullopt;
        entries.push_back({std::string(directory.substr(central_header_bytes, name_bytes)),
                           number(directory, 8, 2), number(directory, 10, 2), number(directory, 20, 4),
                           number(directory, 42, 4)});
        directory.remove_prefix(whole);
    }
    return entries;
}

struct EndInflate {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};

// Inflates one entry to nowhere. Adds to `total` what came out and stops at the limits.
class Counter {
public:
    Counter(ZipLimits const& limits, std::uint64_t& total) : m_limits(limits), m_total(total) {}

    Result<Done> count(OpenFile const& file, std::uint64_t at, std::uint32_t packed_bytes)
    {
        z_stream stream{};
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return fail(ErrorKind::unavailable, "zip.broken");
        std::unique_ptr<z_stream, EndInflate> const ended(&stream);
        int status = Z_OK;
        for (std::uint32_t used = 0; used < packed_bytes && status != Z_STREAM_END;) {
            auto piece = file.bytes(at + used, std::min<std::size_t>(packed_bytes - used, 64 << 10));
            if (piece.empty()) return fail(ErrorKind::invalid, "zip.broken");
            used += static_cast<std::uint32_t>(piece.size());
            stream.next_in = reinterpret_cast<Bytef*>(piece.data());
            stream.avail_in = static_cast<uInt>(piece.size());
            if (auto const done = drain(stream, status, packed_bytes); !done) return done;
        }
        return status == Z_STREAM_END ? Result<Done>(Done{}) : fail(ErrorKind::invalid, "zip.broken");
    }

private:
    Result<Done> drain(z_stream& stream, int& status, std::uint32_t packed_bytes)
    {
        do {
            stream.next_out = m_room;
            stream.avail_out = sizeof m_room;
            status = inflate(&stream, Z_NO_FLUSH);
            if (status == Z_BUF_ERROR) {
                status = Z_OK;
                break;
            }
            if (status != Z_OK && status != Z_STREAM_END) return fail(ErrorKind::invalid, "zip.broken");
            auto const out = sizeof m_room - stream.avail_out;
            m_total += out;
            m_own += out;
            bool const swells = m_own > m_limits.ratio_free_bytes && m_own / m_limits.ratio > packed_bytes;
            if (swells || m_total > m_limits.inflated_bytes) return fail(ErrorKind::too_large, "zip.bomb");
        } while (status != Z_STREAM_END && (stream.avail_in > 0 || stream.avail_out == 0));
        return Done{};
    }

    ZipLimits const& m_limits;
    std::uint64_t& m_total;
    std::uint64_t m_own = 0;
    Bytef m_room[64 << 10];
};

Result<Done> check_entry(OpenFile const& file, Entry const& entry, ZipLimits const& limits,
                         std::uint64_t& total)
{
    if ((entry.flags & 1) != 0) return fail(ErrorKind::invalid, "zip.encrypted");
    if (entry.packed_bytes == 0xFFFFFFFF || entry.header_at == 0xFFFFFFFF)
        return fail(ErrorKind::invalid, "zip.unsupported");
    auto const header = file.bytes(entry.header_at, local_header_bytes);
    if (header.size() < local_header_bytes || !header.starts_with("PK\3\4"))
        return fail(ErrorKind::invalid, "zip.broken");
    auto const data_at =
        std::uint64_t{entry.header_at} + local_header_bytes + number(header, 26, 2) + number(header, 28, 2);
    if (entry.method == 8) return Counter(limits, total).count(file, data_at, entry.packed_bytes);
    if (entry.method != 0) return fail(ErrorKind::invalid, "zip.unsupported");
    if (data_at + entry.packed_bytes > file.size()) return fail(ErrorKind::invalid, "zip.broken");
    total += entry.packed_bytes;
    return total > limits.inflated_bytes ? fail(ErrorKind::too_large, "zip.bomb") : Result<Done>(Done{});
}

}  // namespace

Result<std::vector<std::string>> guarded_zip_entries(std::string const& path, ZipLimits const& limits)
{
    OpenFile const file(path);
    if (!file.is_open()) return fail(ErrorKind::invalid, "file.unreadable");
    auto const directory = find_directory(file);
    if (!directory) return fail(ErrorKind::invalid, "zip.broken");
    if (is_zip64(*directory)) return fail(ErrorKind::invalid, "zip.unsupported");
    if (directory->entries > limits.entries) return fail(ErrorKind::too_large, "zip.too_many_entries");
    auto const entries = entries_of(file.bytes(directory->at, directory->bytes), directory->entries);
    if (!entries) return fail(ErrorKind::invalid, "zip.broken");
    std::vector<std::string> names;
    std::uint64_t total = 0;
    for (auto const& entry : *entries) {
        if (auto const done = check_entry(file, entry, limits, total); !done) return refuse(done);
        names.push_back(entry.name);
    }
    return names;
}

}  // namespace samsyn::tabular
