// SPDX-License-Identifier: EUPL-1.2
#include "lib/guard/guard.h"

#include <algorithm>

#include "lib/base/check.h"
#include "lib/guard/contact.h"
#include "lib/guard/email.h"
#include "lib/guard/folded_text.h"
#include "lib/guard/hit.h"
#include "lib/guard/identity_number.h"
#include "lib/guard/name.h"
#include "lib/guard/specification.h"

namespace samsyn::guard {
namespace {

bool is_boundary(FoldedText const& text, std::size_t at) { return at == 0 || !is_word(text.before(at)); }

std::vector<Hit> identity_numbers(FoldedText const& text)
{
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text.at(at)) || !is_boundary(text, at)) continue;
        auto const hit = identity_number_at(text, at);
        if (!hit) continue;
        hits.push_back(*hit);
        at = hit->end - 1;
    }
    return hits;
}

// Everything but identity numbers, which come first and are never cut by what is found here.
class Scan {
public:
    Scan(FoldedText const& text, std::vector<Hit> const& numbers)
        : m_text(text), m_number(numbers.begin()), m_numbers_end(numbers.end())
    {
    }

    std::vector<Hit> hits()
    {
        while (m_at < m_text.size()) step();
        return std::move(m_hits);
    }

private:
    void step()
    {
        while (m_number != m_numbers_end && m_number->end <= m_at) ++m_number;
        if (m_number != m_numbers_end && m_number->begin <= m_at) {
            m_at = m_number->end;
            return;
        }
        if (is_boundary(m_text, m_at) && (mail() || take(here()))) return;
        m_at = is_word(m_text.at(m_at)) ? word_end(m_text, m_at) : m_at + 1;
    }

    bool reaches_number(std::size_t end) const { return m_number != m_numbers_end && end > m_number->begin; }

    bool take(MaybeHit const& hit)
    {
        if (!hit || reaches_number(hit->end)) return false;
        m_hits.push_back(*hit);
        m_at = hit->end;
        return true;
    }

    bool mail()
    {
        if (m_at < m_mail_read || !may_begin_mail(m_text.at(m_at))) return false;
        auto const run = mail_run_at(m_text, m_at);
        m_mail_read = run.end;
        if (run.function_end == 0 || reaches_number(run.function_end)) return take(run.address);
        m_at = run.function_end;
        return true;
    }

    MaybeHit here() const
    {
        unsigned char const c = m_text.at(m_at);
        if (c == '@') return handle_at(m_text, m_at);
        if (c == '+') return phone_at(m_text, m_at);
        if (is_digit(c)) return number();
        return is_letter(c) ? word() : std::nullopt;
    }

    MaybeHit number() const
    {
        if (auto const hit = organisation_number_at(m_text, m_at)) return hit;
        if (auto const hit = phone_at(m_text, m_at)) return hit;
        return ip_address_at(m_text, m_at);
    }

    MaybeHit word() const
    {
        if (auto const hit = iban_at(m_text, m_at)) return hit;
        if (auto const hit = plate_at(m_text, m_at)) return hit;
        if (auto const hit = door_at(m_text, m_at)) return hit;
        if (auto const hit = service_handle_at(m_text, m_at)) return hit;
        if (auto const hit = ip_address_at(m_text, m_at)) return hit;
        return name_at(m_text, m_at);
    }

    FoldedText const& m_text;
    std::vector<Hit>::const_iterator m_number;
    std::vector<Hit>::const_iterator m_numbers_end;
    std::vector<Hit> m_hits;
    std::size_t m_at = 0;
    std::size_t m_mail_read = 0;
};

std::size_t index(Type type) { return static_cast<std::size_t>(type); }

}  // namespace

std::vector<Finding> find(std::string_view utf8, Profile profile)
{
    auto const text = fold(utf8);
    auto hits = identity_numbers(text);
    auto const others = Scan(text, hits).hits();
    hits.insert(hits.end(), others.begin(), others.end());
    std::sort(hits.begin(), hits.end(),
              [](Hit const& left, Hit const& right) { return left.begin < right.begin; });

    std::vector<Finding> findings;
    for (auto const& hit : hits)
        if (action(hit.type, profile) != Action::keep)
            findings.push_back(
                {hit.type, text.original_begin(hit.begin), text.original_end(hit.end), hit.confidence});
    return findings;
}

Action action(Type type, Profile profile)
{
    return specification.types[index(type)].actions[static_cast<std::size_t>(profile)];
}

Action strictest(std::vector<Finding> const& findings, Profile profile)
{
    Action worst = Action::keep;
    for (auto const& finding : findings) worst = std::max(worst, action(finding.type, profile));
    return worst;
}

std::string_view code(Type type) { return specification.types[index(type)].code; }

std::optional<Type> type_of(std::string_view code)
{
    for (std::size_t i = 0; i < type_count; ++i)
        if (specification.types[i].code == code) return static_cast<Type>(i);
    return std::nullopt;
}

std::string masked(std::string_view utf8, std::vector<Finding> const& findings, Tokens const& tokens)
{
    std::string out;
    std::size_t at = 0;
    for (auto const& finding : findings) {
        check(at <= finding.begin && finding.begin < finding.end && finding.end <= utf8.size());
        out += utf8.substr(at, finding.begin - at);
        out += tokens[index(finding.type)];
        at = finding.end;
    }
    out += utf8.substr(at);
    return out;
}

}  // namespace samsyn::guard
