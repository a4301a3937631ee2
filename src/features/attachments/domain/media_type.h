// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace samsyn::attachments {

// Everything that may be attached.
enum class MediaType { pdf, png, jpeg, webp, xlsx, docx, odt, csv, text };
BOOST_DESCRIBE_ENUM(MediaType, pdf, png, jpeg, webp, xlsx, docx, odt, csv, text)

// "application/pdf"
std::string_view content_type_of(MediaType type);
// The endings a name of the type may have, the usual one first: "jpg", "jpeg".
std::vector<std::string_view> endings_of(MediaType type);

// Whether it is a picture, of which only the picture is kept: drawn anew, as JPEG.
bool is_photo(MediaType type);

bool looks_like_zip(std::string_view bytes);

// What the content is, whatever it is called; nothing for what may not be attached. `entries` are the names
// in a zip file. Only between a table and other text does the name decide.
std::optional<MediaType> media_type_of(std::string_view bytes, std::vector<std::string> const& entries,
                                       std::string_view name);

// Whether a document carries programs: they run on the reader's machine.
bool has_macros(std::vector<std::string> const& entries);

}  // namespace samsyn::attachments
