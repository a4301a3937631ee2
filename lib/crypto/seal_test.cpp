// SPDX-License-Identifier: EUPL-1.2
#include "lib/crypto/seal.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <stdexcept>

#include "lib/crypto/qr_code.h"
#include "tests/support/temp_folder.h"

namespace samsyn::crypto {

TEST_CASE("what is sealed opens with the same key for the same purpose, and not when a byte has changed")
{
    Seal const seal(std::string(32, 'k'));
    auto const sealed = seal.close("a secret", "totp of Anna");
    CHECK(seal.open(sealed, "totp of Anna") == "a secret");
    CHECK_FALSE(seal.open(sealed, "totp of Bo"));
    CHECK_FALSE(Seal(std::string(32, 'l')).open(sealed, "totp of Anna"));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(seal.open(changed, "totp of Anna"));
    }
    CHECK_FALSE(seal.open("", "totp of Anna"));
    CHECK(seal.close("a secret", "totp of Anna") != sealed);
    CHECK(seal.open(seal.close("", "x"), "x") == "");
}

TEST_CASE("the installation's key is made once, for its owner's eyes only")
{
    tests::TempFolder const folder;
    auto const file = folder.file("instance.key");
    auto const sealed = Seal::of_file(file).close("a secret", "x");
    CHECK(Seal::of_file(file).open(sealed, "x") == "a secret");
    struct stat found = {};
    REQUIRE(stat(file.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0400);
    CHECK(found.st_size == 32);
    std::ofstream(folder.file("short.key")) << "too short";
    CHECK_THROWS_AS(Seal::of_file(folder.file("short.key")), std::runtime_error);
    CHECK_THROWS_AS(Seal::of_file(folder.file("nowhere/instance.key")), std::runtime_error);
}

TEST_CASE("a QR code is drawn as one path in a white square")
{
    auto const svg = qr_code_svg("otpauth://totp/Samsyn:anna");
    CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 33 33\""));
    CHECK(svg.find("M4,4h1v1h-1z") != std::string::npos);  // the corner of the finder pattern
    CHECK(svg.find("<script") == std::string::npos);
}

}  // namespace samsyn::crypto
