// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/store/feedback_store.h"

namespace samsyn::feedback {
namespace {

constexpr auto columns =
    "l.id, l.round, l.area, l.operation, l.owner, l.number, l.letter, l.told, l.sent_by, l.sent_at";

FeedbackStore::Sent read_sent(sql::Row const& row)
{
    return {row.id<SentLetter>(0),
            row.id<rounds::Round>(1),
            row.id<Area>(2),
            row.id<Operation>(3),
            row.id<Organisation>(4),
            row.integer(5),
            row.text(6),
            row.integer(7),
            row.id<Membership>(8),
            row.time(9)};
}

FeedbackStore::Words read_words(sql::Row const& row) { return {row.text(0), row.text(1), row.integer(2)}; }

std::string select(std::string const& rest)
{
    return std::string("SELECT ") + columns + " FROM feedback_letters l WHERE " + rest;
}

}  // namespace

FeedbackStore::Words FeedbackStore::common(Id<rounds::Round> round)
{
    return m_transaction
        .first("SELECT words, kept_reason, version FROM feedback_words WHERE tenant = $1 AND round = $2",
               read_words, m_tenant, round)
        .value_or(Words{});
}

void FeedbackStore::save_common(Id<rounds::Round> round, Words const& words, UtcTime at)
{
    m_transaction.change(
        "INSERT INTO feedback_words (tenant, round, words, kept_reason, version, changed_at) "
        "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant, round) DO UPDATE SET "
        "words = $3, kept_reason = $4, version = $5, changed_at = $6",
        m_tenant, round, words.words, words.kept_reason, words.version, at);
}

FeedbackStore::Draft FeedbackStore::draft(Id<rounds::Round> round, Id<Operation> operation)
{
    Draft draft;
    draft.own = m_transaction
                    .first(
                        "SELECT words, kept_reason, version FROM feedback_drafts "
                        "WHERE tenant = $1 AND round = $2 AND operation = $3",
                        read_words, m_tenant, round, operation)
                    .value_or(Words{});
    m_transaction.for_each(
        "SELECT observation, words FROM feedback_answers WHERE tenant = $1 AND round = $2 AND operation = $3",
        [&](sql::Row const& row) { draft.answers[row.id<observations::Observation>(0)] = row.text(1); },
        m_tenant, round, operation);
    return draft;
}

void FeedbackStore::save_draft(Id<rounds::Round> round, Id<Operation> operation, Draft const& draft,
                               UtcTime at)
{
    m_transaction.change(
        "INSERT INTO feedback_drafts (tenant, round, operation, words, kept_reason, version, changed_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant, round, operation) DO UPDATE SET "
        "words = $4, kept_reason = $5, version = $6, changed_at = $7",
        m_tenant, round, operation, draft.own.words, draft.own.kept_reason, draft.own.version, at);
    m_transaction.change("DELETE FROM feedback_answers WHERE tenant = $1 AND round = $2 AND operation = $3",
                         m_tenant, round, operation);
    for (auto const& [observation, words] : draft.answers)
        m_transaction.change(
            "INSERT INTO feedback_answers (tenant, round, operation, observation, words) "
            "VALUES ($1, $2, $3, $4, $5)",
            m_tenant, round, operation, observation, words);
}

void FeedbackStore::insert(Sent const& sent)
{
    m_transaction.change(
        "INSERT INTO feedback_letters (tenant, id, round, area, operation, owner, number, letter, told, "
        "sent_by, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        m_tenant, sent.id, sent.round, sent.area, sent.operation, sent.owner, sent.number, sent.letter,
        sent.told, sent.sent_by, sent.sent_at);
}

std::optional<FeedbackStore::Sent> FeedbackStore::find(Id<SentLetter> id)
{
    return m_transaction.first(select("l.tenant = $1 AND l.id = $2"), read_sent, m_tenant, id);
}

std::vector<FeedbackStore::Sent> FeedbackStore::sent(Id<rounds::Round> round, Id<Operation> operation)
{
    return m_transaction.list(select("l.tenant = $1 AND l.round = $2 AND l.operation = $3 ORDER BY l.number"),
                              read_sent, m_tenant, round, operation);
}

std::int64_t FeedbackStore::letters_sent(Id<rounds::Round> round)
{
    return m_transaction
        .first(
            "SELECT COUNT(*) FROM feedback_letters WHERE tenant = $1 AND round = $2 AND number = 0",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, round)
        .value_or(0);
}

std::vector<FeedbackStore::Sent> FeedbackStore::visible(access::Visible const& visible, Reader const& reader,
                                                        int limit)
{
    sql::Values values{sql::to_value(reader.organisation), sql::to_value(limit)};
    std::string operations;
    if (reader.operations) {
        if (reader.operations->empty()) return {};
        for (auto const& operation : *reader.operations) {
            values.push_back(sql::to_value(operation));
            operations += (operations.empty() ? "$" : ", $") + std::to_string(values.size());
        }
        operations = "l.operation IN (" + operations + ") AND ";
    }
    auto const sql = select("l.owner = $1 AND " + operations +
                            visible.predicate("l", static_cast<int>(values.size()) + 1) +
                            " ORDER BY l.sent_at DESC, l.number DESC, l.id LIMIT $2");
    visible.bind(values);
    std::vector<Sent> found;
    m_transaction.for_each_value(sql, values, [&](sql::Row const& row) { found.push_back(read_sent(row)); });
    return found;
}

std::string FeedbackStore::operation_name(Id<Operation> operation)
{
    return m_transaction
        .first(
            "SELECT name FROM operations WHERE tenant = $1 AND id = $2",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, operation)
        .value_or("");
}

}  // namespace samsyn::feedback
