// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/base/check.h"
#include "lib/json/form.h"

namespace {

using namespace samsyn;

enum class Colour { green, red };
BOOST_DESCRIBE_ENUM(Colour, green, red)

// Every kind of field a request may have.
struct Everything {
    std::optional<Id<int>> id;
    std::optional<Day> day;
    std::optional<UtcTime> time;
    std::optional<Colour> colour;
    std::optional<Text<20, 0>> words;
    std::optional<Between<-5, 5>> number;
    std::optional<double> real;
    std::optional<bool> flag;
    std::optional<ListOf<Text<5>, 3>> list;
    std::optional<json::Raw> raw;
};
BOOST_DESCRIBE_STRUCT(Everything, (), (id, day, time, colour, words, number, real, flag, list, raw))

}  // namespace

// Whatever is sent, reading ends with a value or a refusal; what was read and written reads back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const document = json::Document::parse(text);
    if (!document) return 0;
    check(json::Document::parse(document->root().text()).has_value());
    auto value = json::read<Everything>(document->root());
    if (!value) {
        check(!value.error().fields.empty());
        return 0;
    }
    // Boost.JSON 1.81 reads a decimal fraction to within its last bit, not always to the nearest double.
    value->real.reset();
    value->raw.reset();
    auto const written = json::write(*value);
    auto const again = json::read<Everything>(written);
    check(again.has_value());
    check(json::write(*again) == written);
    return 0;
}
