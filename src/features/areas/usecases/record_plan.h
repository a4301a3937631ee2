// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <set>

#include "src/features/areas/store/area_store.h"
#include "src/features/areas/usecases/sheet.h"

namespace samsyn::areas {

inline SheetCell cell_of(std::optional<Day> const& maybe) { return maybe ? SheetCell(*maybe) : SheetCell(); }

// The areas of the register, to and from their codes.
class AreaCodes {
public:
    explicit AreaCodes(work::Reading& reading)
    {
        for (auto& one : AreaStore(reading.transaction, reading.actor.tenant).list()) {
            m_ids[one.code] = one.id;
            m_codes[one.id] = one.code;
        }
    }
    std::string const& operator[](Id<Area> area) { return m_codes[area]; }
    // The area of a row, which must have one; notes what is wrong.
    std::optional<Id<Area>> read(Cells& cells) const
    {
        auto const code = cells.code("area_code");
        auto const found = m_ids.find(code);
        if (found != m_ids.end()) return found->second;
        cells.fault("area_code", code.empty() ? "field.required" : "area.unknown");
        return std::nullopt;
    }

private:
    std::map<std::string, Id<Area>> m_ids;
    std::map<Id<Area>, std::string> m_codes;
};

// A sheet with one record in each row.
template <class Kept, class Details>
class RecordPlan : public SheetPlan {
protected:
    // Notes what becomes of a record: `kept` is how it was, none for a new one.
    void note(Kept const* kept, Kept wanted)
    {
        if (!kept) {
            ++report.created;
            m_new.push_back(std::move(wanted));
        } else if (static_cast<Details const&>(*kept) == static_cast<Details const&>(wanted)) {
            ++report.unchanged;
        } else {
            ++report.changed;
            ++wanted.version;
            m_changed.push_back(std::move(wanted));
        }
    }

    std::vector<Kept> m_new;
    std::vector<Kept> m_changed;
};

// A sheet whose records lie in areas and have an id instead of a code.
template <class Kept, class Details>
class RecordInAreaPlan : public RecordPlan<Kept, Details> {
protected:
    RecordInAreaPlan(work::Reading& reading, std::vector<Kept> kept)
        : m_reading(reading), m_areas(reading), m_kept(std::move(kept))
    {
    }

    // The record the row is about: by its id, else by what `is_same` compares; none for a new one. Notes an
    // id that is nobody's and a record that stood in a row before.
    template <class IsSame>
    Result<Kept const*> find(Cells& cells, IsSame is_same)
    {
        auto const written = cells.code("id");
        Kept const* found = nullptr;
        for (auto const& one : m_kept)
            if (written.empty() ? is_same(one) : one.id.text() == written) found = &one;
        if (!found && !written.empty()) return fault(cells, "id", "sheet.unknown_id");
        if (found && !m_seen.insert(found->id).second) return fault(cells, "id", "sheet.twice");
        return found;
    }

    static Result<Kept const*> fault(Cells& cells, char const* column, char const* code)
    {
        cells.fault(column, code);
        return fail(ErrorKind::invalid, code);
    }

    work::Reading& m_reading;
    AreaCodes m_areas;

private:
    std::vector<Kept> m_kept;
    std::set<decltype(Kept::id)> m_seen;
};

}  // namespace samsyn::areas
