// SPDX-License-Identifier: EUPL-1.2
#include "src/access/visibility.h"

#include <algorithm>

namespace samsyn::access {
namespace {

// Compiled items need a member, details an analyst, when they are another organisation's.
int rank_for_shared(Depth depth) { return depth == Depth::compiled ? 2 : 3; }

// Private bodies are not bound by the secrecy act, so secrecy-marked items never reach them.
bool may_hold_secrecy(Actor const& actor)
{
    return actor.assurance >= 3 && actor.is_cleared && !actor.is_private_sector;
}

bool in_audience(Actor const& actor, Label const& label)
{
    if (!label.area) return false;
    switch (label.audience) {
        case Audience::own:
            return false;
        case Audience::core:
            return actor.is_core(*label.area);
        case Audience::area:
        case Audience::public_:
            return actor.has_function(*label.area);
        case Audience::council:
            return false;  // members of a body; there are no bodies yet, and nobody is nobody
    }
    return false;
}

bool may_read_internal(Actor const& actor, Label const& label)
{
    if (actor.organisation == label.owner) return true;
    if (label.state == State::draft) return false;
    if (reading_rank(actor.roles) < rank_for_shared(label.depth)) return false;
    return in_audience(actor, label);
}

}  // namespace

bool may_read(Actor const& actor, Label const& label)
{
    if (label.state == State::weeded) return false;
    if (actor.tenant != label.tenant) return false;
    if (actor.kind == Actor::Kind::system) return true;
    if (reading_rank(actor.roles) == 0) return false;
    // Sharing of secrecy-marked items needs a recorded decision; until there is one they stay with the owner.
    if (label.classification == Class::secrecy)
        return may_hold_secrecy(actor) && actor.organisation == label.owner;
    return may_read_internal(actor, label);
}

bool may_see_author(Actor const& actor, Label const& label)
{
    return actor.kind == Actor::Kind::person && may_read(actor, label) && actor.organisation == label.owner;
}

Label join(Label const& one, Label const& other)
{
    Label joined = one;
    joined.classification = std::max(one.classification, other.classification);
    joined.audience = std::min(one.audience, other.audience);
    if (one.area != other.area) joined.audience = std::min(joined.audience, Audience::core);
    if (one.owner != other.owner && joined.audience == Audience::own) joined.state = State::draft;
    return joined;
}

Visible Visible::for_reader(Actor const& actor, Depth depth)
{
    Visible visible;
    visible.m_tenant = actor.tenant;
    visible.m_organisation = actor.organisation;
    visible.m_is_system = actor.kind == Actor::Kind::system;
    visible.m_reads_own = visible.m_is_system || reading_rank(actor.roles) >= 1;
    visible.m_reads_shared = visible.m_is_system || reading_rank(actor.roles) >= rank_for_shared(depth);
    visible.m_reads_secrecy = visible.m_is_system || (visible.m_reads_own && may_hold_secrecy(actor));
    visible.m_today = actor.today;
    visible.m_functions = actor.functions;
    return visible;
}

std::string Visible::predicate(std::string_view alias, int first) const
{
    std::string const a(alias);
    auto const p = [&](int offset) { return "$" + std::to_string(first + offset); };
    auto const is_set = [&](int offset) { return "CAST(" + p(offset) + " AS BIGINT) = 1"; };
    std::string const own = is_set(3) + " AND " + a + ".owner = " + p(1) + " AND (" + a +
                            ".class <> 'secrecy' OR " + is_set(5) + ")";
    std::string const in_audience =
        "EXISTS (SELECT 1 FROM area_functions f WHERE f.tenant = " + a + ".tenant AND f.area = " + a +
        ".area AND f.organisation = " + p(1) + " AND f.valid_from <= " + p(2) +
        " AND (f.valid_to IS NULL OR f.valid_to > " + p(2) + ") AND (" + a +
        ".audience IN ('area', 'public') OR (" + a + ".audience = 'core' AND f.area_function = 'core')))";
    std::string const shared =
        is_set(4) + " AND " + a + ".class <> 'secrecy' AND " + a + ".state <> 'draft' AND " + in_audience;
    return "(" + a + ".tenant = " + p(0) + " AND " + a + ".state <> 'weeded' AND (" + is_set(6) + " OR (" +
           own + ") OR (" + shared + ")))";
}

void Visible::bind(sql::Values& values) const
{
    values.insert(values.end(),
                  {sql::to_value(m_tenant), sql::to_value(m_organisation), sql::to_value(m_today),
                   sql::to_value(m_reads_own), sql::to_value(m_reads_shared), sql::to_value(m_reads_secrecy),
                   sql::to_value(m_is_system)});
}

VisibleInArea Visible::in_area(Id<Area> area) const
{
    auto const functions = m_functions.find(area);
    bool const has_function = functions != m_functions.end();
    VisibleInArea visible;
    visible.m_tenant = m_tenant;
    visible.m_organisation = m_organisation;
    visible.m_area = area;
    visible.m_reads_own = m_reads_own;
    visible.m_reads_secrecy = m_reads_secrecy;
    visible.m_reads_area = m_reads_shared && has_function;
    visible.m_reads_core = m_reads_shared && has_function && functions->second.contains(AreaFunction::core);
    visible.m_is_system = m_is_system;
    return visible;
}

// Holds only what is open to the reader, so that little is asked of each row.
std::string VisibleInArea::predicate(std::string_view alias, int first) const
{
    std::string const a(alias);
    auto const p = [&](int offset) { return "$" + std::to_string(first + offset); };
    std::string const not_secrecy = a + ".class <> 'secrecy'";
    std::string open = m_is_system ? "1 = 1" : "1 = 0";
    if (!m_is_system && m_reads_area)
        open += " OR (" + a + ".audience IN (" + (m_reads_core ? "'core', " : "") + "'area', 'public') AND " +
                not_secrecy + " AND " + a + ".state <> 'draft')";
    if (!m_is_system && m_reads_own)
        open += " OR (" + a + ".owner = " + p(2) + (m_reads_secrecy ? "" : " AND " + not_secrecy) + ")";
    return "(" + a + ".tenant = " + p(0) + " AND " + a + ".area = " + p(1) + " AND " + a +
           ".state <> 'weeded' AND (" + open + "))";
}

void VisibleInArea::bind(sql::Values& values) const
{
    values.insert(values.end(), {sql::to_value(m_tenant), sql::to_value(m_area)});
    if (!m_is_system && m_reads_own) values.push_back(sql::to_value(m_organisation));
}

}  // namespace samsyn::access
