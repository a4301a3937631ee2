// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/acute/domain/event.h"

namespace samsyn::acute {

// What the pages of acute events show beside the events themselves: names and lists, of one tenant.
class ViewStore {
public:
    ViewStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    std::string area_name(Id<Area> area);
    std::string organisation_name(Id<Organisation> organisation);
    std::optional<std::string> place_name(Id<observations::Place> place);
    std::optional<std::int64_t> round_number(Uuid round);

    struct Category {
        std::string code;
        std::string name_sv;
        std::string name_en;
    };
    Category category(std::string const& code);
    // Those in use, in order.
    std::vector<Category> categories();

    struct Person {
        std::string name;
        Id<Organisation> organisation;
        std::string organisation_name;
    };
    Person person(Id<Membership> membership);

    struct Place {
        Id<observations::Place> id;
        std::string name;
    };
    // Those in use, by name.
    std::vector<Place> places(Id<Area> area, Day on);

    // Who did something and when: was told, confirmed, has read.
    struct Act {
        Person who;
        UtcTime at;
        std::int64_t turn = 0;  // of a telling
    };
    std::vector<Act> tellings(Id<AcuteEvent> event);
    std::vector<Act> confirmations(Id<AcuteEvent> event);
    std::vector<Act> readings(Id<AcutePost> post);

    struct Post {
        Id<AcutePost> id;
        Id<Membership> author;
        Person who;
        Sensitive<std::string> words;
        UtcTime written_at;
    };
    // Oldest first.
    std::vector<Post> posts(Id<AcuteEvent> event);

    struct Merge {
        Id<observations::Observation> observation;
        Person merged_by;
        UtcTime merged_at;
        std::optional<UtcTime> undone_at;
    };
    std::vector<Merge> merges(Id<AcuteEvent> event);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::acute
