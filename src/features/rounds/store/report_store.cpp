// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/store/report_store.h"

#include <algorithm>

#include "lib/base/check.h"
#include "lib/sql/enum_column.h"

namespace samsyn::rounds {
namespace {

constexpr auto columns =
    "r.id, r.round, r.area, r.operation, r.owner, r.author, r.is_nothing, r.is_late, r.submitted_at, "
    "r.reviewed_at, "
    "r.returned_at, r.return_question, r.corrected_at, r.version, r.class, r.audience, r.state";

Report read_report(sql::Row const& row)
{
    Report report;
    report.id = row.id<Report>(0);
    report.round = row.id<Round>(1);
    report.area = row.id<Area>(2);
    report.operation = row.id<Operation>(3);
    report.owner = row.id<Organisation>(4);
    report.author = row.id<Membership>(5);
    report.body.nothing = row.flag(6);
    report.is_late = row.flag(7);
    report.submitted_at = row.time(8);
    report.reviewed_at = row.optional_time(9);
    report.returned_at = row.optional_time(10);
    report.return_question = row.optional_text(11).value_or("");
    report.corrected_at = row.optional_time(12);
    report.version = row.integer(13);
    report.classification = sql::read_enum<access::Class>(row, 14);
    report.audience = sql::read_enum<access::Audience>(row, 15);
    report.state = sql::read_enum<access::State>(row, 16);
    return report;
}

sql::Bytes bytes_of(Sha256 const& hash) { return {std::string(hash.begin(), hash.end())}; }

std::string select(std::string const& rest)
{
    return std::string("SELECT ") + columns + " FROM reports r WHERE " + rest;
}

}  // namespace

void ReportStore::insert(Report const& report, Sha256 const& body_hash)
{
    m_transaction.change(
        "INSERT INTO reports (tenant, id, round, area, operation, owner, author, is_nothing, is_late, "
        "body_hash, "
        "submitted_at, reviewed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        m_tenant, report.id, report.round, report.area, report.operation, report.owner, report.author,
        report.body.nothing, report.is_late, bytes_of(body_hash), report.submitted_at, report.reviewed_at,
        report.version);
    insert_answers(report);
}

void ReportStore::replace(Report const& report, Sha256 const& body_hash, std::string const& old_body,
                          std::string const& reason, UtcTime at)
{
    m_transaction.change(
        "INSERT INTO report_versions (tenant, report, version, body, author, reason, replaced_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, report.id, report.version - 1, old_body, report.author, reason, at);
    m_transaction.change(
        "UPDATE reports SET is_nothing = $1, body_hash = $2, corrected_at = $3, version = $4, reviewed_at = "
        "$5, "
        "returned_at = NULL, return_question = NULL WHERE tenant = $6 AND id = $7",
        report.body.nothing, bytes_of(body_hash), report.corrected_at, report.version, report.reviewed_at,
        m_tenant, report.id);
    m_transaction.change("DELETE FROM report_answers WHERE tenant = $1 AND report = $2", m_tenant, report.id);
    insert_answers(report);
}

void ReportStore::save_review(Report const& report)
{
    auto const question = report.returned_at ? std::optional(report.return_question) : std::nullopt;
    m_transaction.change(
        "UPDATE reports SET reviewed_at = $1, returned_at = $2, return_question = $3, version = $4 "
        "WHERE tenant = $5 AND id = $6",
        report.reviewed_at, report.returned_at, question, report.version, m_tenant, report.id);
}

// What has been weeded is not found, whoever asks.
std::optional<Report> ReportStore::find(Id<Report> id)
{
    auto report = m_transaction.first(select("r.tenant = $1 AND r.id = $2 AND r.state <> 'weeded'"),
                                      read_report, m_tenant, id);
    if (report) read_answers(*report);
    return report;
}

std::optional<Report> ReportStore::of_operation(Id<Round> round, Id<Operation> operation)
{
    auto report = m_transaction.first(
        select("r.tenant = $1 AND r.round = $2 AND r.operation = $3 AND r.state <> 'weeded'"), read_report,
        m_tenant, round, operation);
    if (report) read_answers(*report);
    return report;
}

std::optional<Sha256> ReportStore::body_hash(Id<Report> id)
{
    return m_transaction.first(
        "SELECT body_hash FROM reports WHERE tenant = $1 AND id = $2",
        [](sql::Row const& row) {
            Sha256 hash{};
            auto const bytes = row.bytes(0);
            check(bytes.size() == hash.size());
            std::copy(bytes.begin(), bytes.end(), hash.begin());
            return hash;
        },
        m_tenant, id);
}

std::vector<Report> ReportStore::list(access::Visible const& visible, Id<Round> round)
{
    sql::Values values{sql::to_value(round)};
    visible.bind(values);
    std::vector<Report> reports;
    m_transaction.for_each_value(
        select("r.round = $1 AND " + visible.predicate("r", 2) + " ORDER BY r.submitted_at"), values,
        [&](sql::Row const& row) { reports.push_back(read_report(row)); });
    for (auto& report : reports) read_answers(report);
    return reports;
}

std::vector<Report> ReportStore::of_organisation(access::Visible const& visible,
                                                 Id<Organisation> organisation, int limit)
{
    sql::Values values{sql::to_value(organisation), sql::to_value(limit)};
    visible.bind(values);
    std::vector<Report> reports;
    m_transaction.for_each_value(
        select("r.owner = $1 AND " + visible.predicate("r", 3) + " ORDER BY r.submitted_at DESC LIMIT $2"),
        values, [&](sql::Row const& row) { reports.push_back(read_report(row)); });
    for (auto& report : reports) read_answers(report);
    return reports;
}

std::vector<ReportStore::Earlier> ReportStore::earlier_versions(Id<Report> id)
{
    return m_transaction.list(
        "SELECT version, body, reason, replaced_at FROM report_versions WHERE tenant = $1 AND report = $2 "
        "ORDER BY version DESC",
        [](sql::Row const& row) {
            return Earlier{row.integer(0), row.text(1), row.text(2), row.time(3)};
        },
        m_tenant, id);
}

void ReportStore::insert_answers(Report const& report)
{
    for (auto const& given : report.body.answers)
        m_transaction.change(
            "INSERT INTO report_answers (tenant, report, question, answer) VALUES ($1, $2, $3, $4)", m_tenant,
            report.id, given.question, enum_text(given.answer));
}

void ReportStore::read_answers(Report& report)
{
    m_transaction.for_each(
        "SELECT question, answer FROM report_answers WHERE tenant = $1 AND report = $2 ORDER BY question",
        [&](sql::Row const& row) {
            report.body.answers.items.push_back({row.text(0), sql::read_enum<Answer>(row, 1)});
        },
        m_tenant, report.id);
}

}  // namespace samsyn::rounds
