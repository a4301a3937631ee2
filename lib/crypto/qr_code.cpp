// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/qr_code.h"

#include <qrcodegen/qrcodegen.hpp>

#include "lib/base/check.h"

namespace samsyn::crypto {

std::string qr_code_svg(std::string const& text)
{
    check(text.size() <= 1000);
    constexpr int quiet = 4;
    auto const code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    auto const side = std::to_string(code.getSize() + 2 * quiet);
    std::string path;
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            if (code.getModule(x, y))
                path += "M" + std::to_string(x + quiet) + "," + std::to_string(y + quiet) + "h1v1h-1z";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
           "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + side + "v" + side + "h-" +
           side + "z\"/><path d=\"" + path + "\"/></svg>";
}

}  // namespace samsyn::crypto
