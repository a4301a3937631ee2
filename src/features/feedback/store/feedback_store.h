// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/visibility.h"
#include "src/features/feedback/domain/letter.h"
#include "src/features/observations/domain/observation.h"
#include "src/features/rounds/domain/round.h"

namespace samsyn::feedback {

// Rows of feedback_words, feedback_drafts, feedback_answers and feedback_letters of one tenant.
class FeedbackStore {
public:
    FeedbackStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // What the coordinator has written so far; version 0 when nothing.
    struct Words {
        std::string words;
        std::string kept_reason;
        std::int64_t version = 0;
    };
    Words common(Id<rounds::Round> round);
    void save_common(Id<rounds::Round> round, Words const& words, UtcTime at);

    using Answers = std::map<Id<observations::Observation>, std::string>;
    struct Draft {
        Words own;
        Answers answers;
    };
    Draft draft(Id<rounds::Round> round, Id<Operation> operation);
    void save_draft(Id<rounds::Round> round, Id<Operation> operation, Draft const& draft, UtcTime at);

    struct Sent {
        Id<SentLetter> id;
        Id<rounds::Round> round;
        Id<Area> area;
        Id<Operation> operation;
        Id<Organisation> owner;
        std::int64_t number = 0;  // 0 the letter, then its supplements
        std::string letter;       // JSON of Letter
        std::int64_t told = 0;
        Id<Membership> sent_by;
        UtcTime sent_at;
    };
    void insert(Sent const& sent);
    std::optional<Sent> find(Id<SentLetter> id);
    // The letter and its supplements, in order.
    std::vector<Sent> sent(Id<rounds::Round> round, Id<Operation> operation);
    // How many letters (supplements not counted) of the round.
    std::int64_t letters_sent(Id<rounds::Round> round);
    // Whose letters somebody reads: all of an organisation's, or only those to some of its operations.
    struct Reader {
        Id<Organisation> organisation;
        std::optional<std::set<Id<Operation>>> operations;
    };
    // The newest first.
    std::vector<Sent> visible(access::Visible const& visible, Reader const& reader, int limit);
    std::string operation_name(Id<Operation> operation);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::feedback
