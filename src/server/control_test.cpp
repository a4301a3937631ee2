// SPDX-License-Identifier: EUPL-1.2
#include "src/server/control.h"

#include <doctest/doctest.h>

#include "tests/support/temp_folder.h"

namespace samsyn::server {

TEST_CASE("what a command prints comes through the running server as it is, a file too")
{
    tests::TempFolder const folder;
    std::string const bytes("%PDF-\n\0\xff\xfe\n{\"", 12);
    auto const socket = folder.file("control.sock");
    auto const control =
        Control::serve(socket, [&](std::vector<std::string> const& words, std::string const& from) {
            return Printed{3, bytes, words.front() + from + "\nåäö"};
        });
    REQUIRE(control);
    auto const printed = Control::ask(socket, {"situation"}, "/here");
    REQUIRE(printed);
    CHECK(printed->status == 3);
    CHECK(printed->out == bytes);
    CHECK(printed->err == "situation/here\nåäö");
    CHECK_FALSE(Control::ask(folder.file("nobody.sock"), {"situation"}, "/here"));
}

}  // namespace samsyn::server
