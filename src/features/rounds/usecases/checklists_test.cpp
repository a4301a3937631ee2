// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/rounds/usecases/change_category.h"
#include "src/features/rounds/usecases/checklist_sheet.h"
#include "src/features/rounds/usecases/list_categories.h"
#include "src/features/rounds/usecases/list_checklists.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/features/rounds/usecases/publish_checklist.h"
#include "src/features/rounds/usecases/show_form.h"
#include "tests/support/engines.h"

namespace samsyn::rounds {
namespace {

using access::Role;

Question asks(std::string const& code, std::vector<std::string> const& categories)
{
    Question question;
    question.code = code;
    question.name = {code, code};
    for (auto const& category : categories) question.categories.items.emplace_back(category);
    return question;
}

PublishChecklist next_version()
{
    PublishChecklist command;
    command.checklist = "est";
    command.if_match = 1;
    command.title = {"EST", "EST"};
    command.questions.items = {asks("drugs", {"DRUGS"}), asks("rest", {"DAMAGE", "DISORDER"})};
    return command;
}

AddCategory bench()
{
    AddCategory command;
    command.parent = "DAMAGE";
    command.code = "BENCH";
    command.title = {"Trasig bänk", "Broken bench"};
    return command;
}

std::string first_fault(Error const& error)
{
    return error.fields.empty() ? error.code : error.fields[0].code;
}

TEST_CASE("a new version counts from the next round; the open one keeps its own")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const published = work::execute(open.town.runtime(), open.coordinator, next_version());
        REQUIRE(published);
        CHECK(published->version == 2);
        auto const questions = [&](Id<Round> round) {
            auto const form = work::ask(open.town.runtime(), open.teacher,
                                        ShowReportForm{round, open.town.operation("skolan")});
            REQUIRE(form);
            return form->checklist.questions;
        };
        CHECK(questions(open.round.id).size() == 3);
        open.town.at_noon(Day::of(2026, 3, 16));
        auto const next =
            work::execute(open.town.runtime(), open.coordinator, OpenRound{open.town.area("hulta")});
        REQUIRE(next);
        CHECK(questions(next->id) == next_version().questions.items);
        CHECK(questions(open.round.id).size() == 3);
    });
}

TEST_CASE("an edit of an old version, and one that changes nothing, are refused")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const publish = [&](PublishChecklist const& command) {
            return work::execute(open.town.runtime(), open.coordinator, command);
        };
        REQUIRE(publish(next_version()));
        CHECK(publish(next_version()).error().code == "checklist.changed");
        auto again = next_version();
        again.if_match = 2;
        CHECK(publish(again).error().code == "checklist.unchanged");
        auto fresh = next_version();
        fresh.checklist = "vinter";
        fresh.if_match = 0;
        CHECK(publish(fresh)->version == 1);
        auto const teacher = work::execute(open.town.runtime(), open.teacher, fresh);
        CHECK(teacher.error().kind == ErrorKind::forbidden);
    });
}

TEST_CASE("a version is refused with every fault of its questions")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto command = next_version();
        command.questions.items = {asks("a b", {}), asks("two", {"WEATHER", "DRUGS"}),
                                   asks("two", {"DRUGS"})};
        auto const refused = work::execute(open.town.runtime(), open.coordinator, command);
        REQUIRE_FALSE(refused);
        std::vector<std::string> codes;
        for (auto const& fault : refused.error().fields) codes.push_back(fault.field + " " + fault.code);
        CHECK(codes == std::vector<std::string>{"questions[0].code question.code_malformed",
                                                "questions[0].categories question.no_category",
                                                "questions[1].categories[0] category.unknown",
                                                "questions[2].code question.code_twice",
                                                "questions[2].categories[0] category.asked_twice"});
        command.questions.items.clear();
        CHECK(first_fault(work::execute(open.town.runtime(), open.coordinator, command).error()) ==
              "checklist.empty");
    });
}

TEST_CASE("a local category takes its parent's kind and core code, and can be asked about")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const added = work::execute(open.town.runtime(), open.coordinator, bench());
        REQUIRE(added);
        CHECK(added->code == "DAMAGE.BENCH");
        auto const list = work::ask(open.town.runtime(), open.teacher, ListCategories{});
        REQUIRE(list->categories.size() == 4);
        CHECK(list->categories[1].code == "DAMAGE.BENCH");
        CHECK(list->categories[1].core_code == "DAMAGE");
        auto command = next_version();
        command.questions.items[1].categories.items.emplace_back("DAMAGE.BENCH");
        CHECK(work::execute(open.town.runtime(), open.coordinator, command));
        CHECK(first_fault(work::execute(open.town.runtime(), open.coordinator, bench()).error()) ==
              "code.taken");
        auto under = bench();
        under.parent = "DAMAGE.BENCH";
        CHECK(first_fault(work::execute(open.town.runtime(), open.coordinator, under).error()) ==
              "category.parent_is_child");
        auto other = bench();
        other.code = "TABLE";
        other.core_code = Text<40>("C99");
        CHECK(first_fault(work::execute(open.town.runtime(), open.coordinator, other).error()) ==
              "category.core_unknown");
    });
}

TEST_CASE("a category about persons is refused in either language")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const refused = [&](Name const& title) {
            auto command = bench();
            command.title = title;
            auto const result = work::execute(open.town.runtime(), open.coordinator, command);
            return result ? std::string()
                          : result.error().fields[0].field + " " + first_fault(result.error());
        };
        CHECK(refused({"Etniskt ursprung", "Other"}) == "title.sv category.about_persons");
        CHECK(refused({"Annat", "Mental health"}) == "title.en category.about_persons");
        CHECK(refused({"Hot mot personal", "Threat against staff"}).empty());
    });
}

TEST_CASE("a retired category is kept for what carries it and asked about no more")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, bench()));
        auto const retire = [&](char const* code) {
            return work::execute(open.town.runtime(), open.coordinator, RetireCategory{code});
        };
        CHECK(retire("DAMAGE").error().code == "category.is_core");
        CHECK(retire("WEATHER").error().code == "category.unknown");
        REQUIRE(retire("DAMAGE.BENCH"));
        CHECK(retire("DAMAGE.BENCH").error().code == "category.retired");
        auto command = next_version();
        command.questions.items[1].categories.items.emplace_back("DAMAGE.BENCH");
        CHECK(first_fault(work::execute(open.town.runtime(), open.coordinator, command).error()) ==
              "category.unknown");
    });
}

TEST_CASE("a sheet that went out comes in as the same questions, and a faulty one says where")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const page = work::ask(open.town.runtime(), open.coordinator, ShowChecklist{"est", {}});
        ReadChecklistSheet sheet;
        for (auto const& question : page->checklist.questions) {
            ChecklistRow row{sheet.rows.size() + 2, {}};
            auto const line = checklist_line(question);
            for (std::size_t i = 0; i < line.size(); ++i) row.cells[checklist_columns()[i]] = line[i];
            sheet.rows.push_back(row);
        }
        auto const read = work::ask(open.town.runtime(), open.coordinator, sheet);
        REQUIRE(read);
        CHECK(read->errors.empty());
        CHECK(read->questions == page->checklist.questions);
        sheet.rows[1].cells["question_en"] = " ";
        sheet.rows[1].cells["categories"] = "DRUGS, WEATHER";
        sheet.rows[2].cells["required"] = "maybe";
        auto const faulty = work::ask(open.town.runtime(), open.coordinator, sheet);
        REQUIRE(faulty->errors.size() == 3);
        CHECK(faulty->errors[0].column == "question_en");
        CHECK(faulty->errors[1].row == 3);
        CHECK(faulty->errors[1].code == "category.unknown");
        CHECK(work::ask(open.town.runtime(), open.teacher, sheet).error().kind == ErrorKind::forbidden);
    });
}

}  // namespace
}  // namespace samsyn::rounds
