// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>

#include "lib/base/enum_text.h"
#include "src/features/attachments/usecases/add_version.h"
#include "src/features/attachments/usecases/change_attachment.h"
#include "src/features/attachments/usecases/list_attachments.h"
#include "src/features/attachments/usecases/show_recipients.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::attachments {

using access::Audience;
using access::Role;

// A town whose round of hulta is open from Monday; the fortnight before is frozen, and its edition the
// committee's.
struct AttachmentsTown : rounds::OpenTown {
    explicit AttachmentsTown(sql::Database& database)
        : OpenTown(database),
          police(town.person("polis", {Role::coordinator})),
          member(town.person("kommun", {Role::member})),
          officer(town.person("polis", {Role::member})),
          shop(town.person("butik", {Role::analyst})),
          neighbour(town.person("granne", {Role::coordinator})),
          hulta(town.area("hulta"))
    {
        freeze(Audience::core);
    }

    Day frozen() const { return rounds::monday.plus(-14); }

    void freeze(Audience audience)
    {
        auto const id = Uuid::from_name("edition " + town.tenant().text());
        town.database().write([&](sql::Transaction& t) {
            t.change(
                "INSERT INTO assessments (tenant, id, area, first_day, last_day, started_at) "
                "VALUES ($1, $2, $3, $4, $5, 0)",
                town.tenant(), id, hulta, frozen(), frozen().plus(13));
            t.change(
                "INSERT INTO editions (tenant, id, assessment, area, owner, number, first_day, last_day, "
                "content, "
                "hash, frozen_by, frozen_at, bad_levels, warn_levels, audience) "
                "VALUES ($1, $2, $2, $3, $4, 7, $5, $6, '{}', 'hash', $7, 0, 0, 0, $8)",
                town.tenant(), id, hulta, town.organisation("kommun"), frozen(), frozen().plus(13),
                coordinator.membership, enum_text(audience));
            return true;
        });
    }
    void share_edition(Audience audience)
    {
        town.database().write([&](sql::Transaction& t) {
            t.change("UPDATE editions SET audience = $1", enum_text(audience));
            return true;
        });
    }

    AddVersion file(std::string const& name, Audience audience = Audience::area,
                    std::string const& content = "Anteckningar") const
    {
        AddVersion command;
        command.attachment = Id<Attachment>(Uuid::from_name("attachment " + name));
        command.version = Id<Version>(Uuid::from_name("version " + name + content));
        command.area = hulta;
        command.audience = audience;
        command.file_name = name;
        command.clean_name = name;
        command.content = content;
        return command;
    }
    template <class Command>
    auto does(access::Actor const& who, Command const& command)
    {
        return work::execute(town.runtime(), who, command);
    }
    template <class Command>
    std::string refusal(access::Actor const& who, Command const& command)
    {
        auto const answer = does(who, command);
        if (answer) return "";
        return answer.error().fields.empty()
                   ? answer.error().code
                   : answer.error().fields.front().field + " " + answer.error().fields.front().code;
    }
    AttachmentList list(access::Actor const& who, std::optional<Day> first = {})
    {
        ListAttachments query;
        query.area = hulta;
        query.first = first;
        auto const list = work::ask(town.runtime(), who, query);
        REQUIRE(list);
        return *list;
    }
    bool sees(access::Actor const& who, AddVersion const& file)
    {
        bool const is_listed = [&] {
            for (auto const& one : list(who).attachments)
                if (one.id == file.attachment) return true;
            return false;
        }();
        bool const is_given = download(who, file).has_value();
        CHECK(is_listed == is_given);  // the list and the decision on one are one rule
        return is_given;
    }
    Result<VersionFile> download(access::Actor const& who, AddVersion const& file)
    {
        return work::ask(town.runtime(), who, DownloadVersion{file.attachment, file.version});
    }

    access::Actor police;
    access::Actor member;   // of the committee
    access::Actor officer;  // of the police
    access::Actor shop;     // reports for hulta, outside its core
    access::Actor neighbour;
    Id<Area> hulta;
};

}  // namespace samsyn::attachments
