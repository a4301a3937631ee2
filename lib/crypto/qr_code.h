// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace samsyn::crypto {

// A QR code of the text as an SVG document, black on white with its quiet zone. At most 1,000 bytes of text.
std::string qr_code_svg(std::string const& text);

}  // namespace samsyn::crypto
