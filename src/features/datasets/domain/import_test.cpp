// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/datasets/domain/import.h"

namespace samsyn::datasets {

TEST_CASE("where an import stands follows from its times")
{
    Import import_of_file;
    CHECK(import_of_file.state() == ImportState::uploaded);
    import_of_file.ask_for(ImportTask::check, {1});
    CHECK(import_of_file.state() == ImportState::checking);
    import_of_file.check_report = "{}";
    import_of_file.end({2});
    CHECK(import_of_file.state() == ImportState::checked);
    import_of_file.ask_for(ImportTask::run, {3});
    CHECK(import_of_file.state() == ImportState::importing);
    import_of_file.end({4}, "import.cancelled");
    CHECK(import_of_file.state() == ImportState::failed);
    CHECK(import_of_file.is_open());
    import_of_file.ask_for(ImportTask::run, {5});
    CHECK(import_of_file.failure.empty());
    CHECK_FALSE(import_of_file.check_report.empty());
    import_of_file.imported_at = {6};
    import_of_file.end({6});
    CHECK(import_of_file.state() == ImportState::done);
    CHECK_FALSE(import_of_file.is_open());
    import_of_file.withdrawn_at = {7};
    CHECK(import_of_file.state() == ImportState::withdrawn);
}

TEST_CASE("another plan makes an earlier check worthless")
{
    Import import_of_file;
    import_of_file.check_report = "{}";
    import_of_file.failure = "crs.missing";
    import_of_file.set_plan("{}", "stolder");
    CHECK(import_of_file.state() == ImportState::uploaded);
}

TEST_CASE("a file's name loses the folders it came from and signs that nobody sees")
{
    CHECK(plain_file_name("stölder 2026.csv") == "stölder 2026.csv");
    CHECK(plain_file_name("../../etc/passwd") == "passwd");
    CHECK(plain_file_name("C:\\Users\\a\\brott.xlsx") == "brott.xlsx");
    CHECK(plain_file_name("a\r\nSet-Cookie: x\x7F.csv") == "aSet-Cookie: x.csv");
    CHECK(plain_file_name("..").size() <= 2);
    CHECK(plain_file_name("/").empty());
    std::string many;
    for (int i = 0; i < 100; ++i) many += "å";
    CHECK(plain_file_name(many).size() == 120);
    CHECK(plain_file_name("x" + many).size() == 119);
}

}  // namespace samsyn::datasets
