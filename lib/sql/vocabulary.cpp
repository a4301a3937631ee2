// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/vocabulary.h"

#include <algorithm>
#include <array>

namespace samsyn::sql {
namespace {

struct Word {
    std::string_view word;
    std::string_view sqlite;
    std::string_view postgres;
};

// Plain text is compared by its bytes on both engines, whatever locale the PostgreSQL database was made with:
// without "C" the two would sort and page codes differently.
constexpr std::array<Word, 10> vocabulary{{
    {"id", "BLOB", "UUID"},
    {"time", "INTEGER", "BIGINT"},
    {"day", "INTEGER", "BIGINT"},
    {"integer", "INTEGER", "BIGINT"},
    {"number", "REAL", "DOUBLE PRECISION"},
    {"text", "TEXT", "TEXT COLLATE \"C\""},
    {"sorted_text", "TEXT COLLATE swedish", "TEXT COLLATE swedish"},
    {"bytes", "BLOB", "BYTEA"},
    {"geometry", "BLOB", "geometry(Geometry,4326)"},
    {"strict", "STRICT", ""},
}};

Result<std::string> replace_words(std::string_view line, Engine engine)
{
    std::string made;
    for (auto open = line.find("{{"); open != line.npos; open = line.find("{{")) {
        auto const close = line.find("}}", open);
        auto const name = line.substr(open + 2, close == line.npos ? close : close - open - 2);
        auto const* const word = std::find_if(vocabulary.begin(), vocabulary.end(),
                                              [&](Word const& known) { return known.word == name; });
        if (close == line.npos || word == vocabulary.end())
            return fail_field(std::string(name), "schema.word");
        made += line.substr(0, open);
        made += engine == Engine::sqlite ? word->sqlite : word->postgres;
        line.remove_prefix(close + 2);
    }
    made += line;
    return made;
}

std::string_view trimmed(std::string_view line)
{
    auto const first = line.find_first_not_of(" \t\r\n");
    auto const last = line.find_last_not_of(" \t\r\n");
    return first == line.npos ? std::string_view{} : line.substr(first, last - first + 1);
}

// Follows the blocks of a text, line by line.
class Blocks {
public:
    explicit Blocks(Engine engine) : m_engine(engine) {}

    // Whether the line is one that opens or closes a block; refuses one that does not fit.
    Result<bool> take(std::string_view line)
    {
        bool const opens = line.starts_with("-- only ");
        bool const closes = line == "-- end";
        if (!opens && !closes) return false;
        auto const name = opens ? line.substr(8) : std::string_view{};
        if (opens == m_inside || (opens && name != "sqlite" && name != "postgres"))
            return fail_field(std::string(line), "schema.block");
        m_inside = opens;
        m_kept = closes || (name == "sqlite") == (m_engine == Engine::sqlite);
        return true;
    }
    bool inside() const { return m_inside; }
    bool kept() const { return m_kept; }

private:
    Engine m_engine;
    bool m_inside = false;
    bool m_kept = true;
};

}  // namespace

Result<std::string> render(std::string_view text, Engine engine)
{
    std::string made;
    Blocks blocks(engine);
    while (!text.empty()) {
        auto const line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
        text.remove_prefix(line.size());
        auto const marker = blocks.take(trimmed(line));
        if (!marker) return refuse(marker);
        if (*marker || !blocks.kept()) continue;
        auto const replaced = replace_words(line, engine);
        if (!replaced) return replaced;
        made += *replaced;
    }
    if (blocks.inside()) return fail_field("-- end", "schema.block");
    return made;
}

}  // namespace samsyn::sql
