// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/visibility.h"
#include "src/features/attachments/domain/attachment.h"

namespace samsyn::attachments {

// Attachments and their versions, and the bytes of each file once.
class AttachmentStore {
public:
    AttachmentStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // Whoever asks; for callers that have asked `access` themselves.
    std::optional<Attachment> find(Id<Attachment> id);
    // What an attachment of the period lies in, to be decided on beside the attachment itself: its frozen
    // edition or, until there is one, the core's work on it.
    struct Container {
        access::Label label;
        std::optional<std::int64_t> edition;  // its number, once frozen
    };
    Container container(Id<Area> area, Day first);
    // Whether there is a round or a frozen edition that begins then.
    bool has_period(Id<Area> area, Day first);
    std::string person(Id<Membership> membership);
    std::string organisation_name(Id<Organisation> organisation);

    struct Listed {
        Attachment attachment;
        std::string owner_name;
        std::string goal_sentence;
        std::optional<access::Audience> container_audience;
        std::optional<std::int64_t> edition;
        std::string removed_by_organisation;
    };
    // Those the reader may see together with what they lie in, newest first; of a period or a goal, or all.
    struct Wanted {
        Id<Area> area;
        std::optional<Day> first;
        std::optional<Id<goals::Goal>> goal;
        int limit = 50;
        int offset = 0;
    };
    std::vector<Listed> list(access::Visible const& reader, Wanted const& wanted);

    // The newest version of photographs that are open to the public, as what they lie in is, newest first; of
    // those the reader may see.
    struct Photograph {
        Id<Attachment> attachment;
        Id<Version> version;
        std::string name;
        Id<Area> area;
        UtcTime added_at;
    };
    std::vector<Photograph> public_photographs(access::Visible const& reader,
                                               std::vector<Id<Area>> const& areas, int limit, int offset);

    // Newest first.
    std::vector<Version> versions(Id<Attachment> attachment);
    std::optional<Version> version(Id<Attachment> attachment, Id<Version> id);
    // Whose the id is, if it is taken.
    std::optional<Id<Attachment>> attachment_of(Id<Version> id);
    // Nothing once it is removed.
    std::optional<std::string> content(std::string const& hash);
    // Of what an organisation has attached and not removed.
    std::int64_t bytes_of(Id<Organisation> owner);
    std::int64_t count_in(Id<Area> area);

    void insert(Attachment const& attachment);
    void add(Id<Attachment> attachment, Version const& version, std::string const& content);
    void share(Id<Attachment> id, access::Audience audience, std::int64_t version);
    // Takes away the bytes that no other attachment holds.
    void remove(Id<Attachment> id, Removal const& removal, std::int64_t version);
    void forget_names(Id<Attachment> id);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::attachments
