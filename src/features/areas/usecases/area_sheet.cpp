// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/area_sheet.h"

#include "src/features/areas/usecases/change_area.h"
#include "src/features/areas/usecases/record_plan.h"
#include "src/features/areas/usecases/saved.h"

namespace samsyn::areas {
namespace {

std::map<std::string, std::string> const area_columns{
    {"name", "area"}, {"parent", "parent_code"}, {"valid_to", "to"}};

class AreaPlan : public RecordPlan<KeptArea, AreaDetails> {
public:
    explicit AreaPlan(work::Reading& reading) : m_today(reading.actor.today), m_now(reading.now)
    {
        for (auto& one : AreaStore(reading.transaction, reading.actor.tenant).list()) m_kept[one.code] = one;
    }

    void read(SheetRow const& row) override
    {
        ++report.rows;
        Cells cells(row, report.errors);
        auto const code = cells.code("area_code");
        if (!is_code(code) || code.size() > 40) return cells.fault("area_code", "code.malformed");
        if (m_rows.contains(code)) return cells.fault("area_code", "sheet.twice");
        auto const kept = m_kept.find(code);
        KeptArea area = kept == m_kept.end() ? fresh(code) : kept->second;
        if (kept == m_kept.end()) cells.check_words("area_code", code);
        auto const kind = area.kind;
        cells.read("area", area.name);
        cells.read_choice("kind", area.kind);
        cells.read_choice("positions", area.positions);
        cells.read("from", area.valid_from);
        cells.read("to", area.valid_to);
        cells.need("area", area.name.empty());
        if (kept != m_kept.end() && area.kind != kind) cells.fault("kind", "area.kind_fixed");
        m_rows.emplace(code, Row{row, area});
    }

    // The rows stand in any order, so where areas lie in the tree is known when all have been read.
    void finish() override
    {
        for (auto& [code, one] : m_rows) {
            Cells cells(one.row, report.errors);
            if (one.row.cells.contains("parent_code")) read_parent(cells, one.area);
        }
        std::vector<KeptArea> all;
        for (auto const& [code, kept] : m_kept)
            if (!m_rows.contains(code)) all.push_back(kept);
        for (auto const& [code, one] : m_rows) all.push_back(one.area);
        for (auto const& [code, one] : m_rows) {
            Cells(one.row, report.errors).add(area_faults(one.area, all), area_columns);
            auto const kept = m_kept.find(code);
            note(kept == m_kept.end() ? nullptr : &kept->second, one.area);
        }
    }

    void carry_out(work::Work& work) const override
    {
        AreaStore areas(work.transaction, work.actor.tenant);
        // One may lie inside another that comes after it, so all stand at the root until all are there.
        for (auto area : m_new) {
            area.parent.reset();
            areas.insert(area, work.now);
            remember(work, Subject::area, area.id.uuid(),
                     {Happened::opened, std::nullopt, {}, area.valid_from});
        }
        for (auto const& area : m_new) areas.save(area);
        for (auto const& area : m_changed) {
            auto const& before = m_kept.at(area.code);
            remember_edit<AreaDetails>(work, Subject::area, area.id.uuid(), before, area);
            remember_move(work, before, area);
            areas.save(area);
        }
    }

private:
    struct Row {
        SheetRow row;
        KeptArea area;
    };

    KeptArea fresh(std::string const& code) const
    {
        KeptArea area;
        area.id = Id<Area>(Uuid::at(m_now));
        area.code = code;
        area.valid_from = m_today;
        return area;
    }

    void read_parent(Cells& cells, KeptArea& area) const
    {
        auto const code = cells.code("parent_code");
        area.parent.reset();
        if (code.empty()) return;
        if (auto const row = m_rows.find(code); row != m_rows.end())
            area.parent = row->second.area.id;
        else if (auto const kept = m_kept.find(code); kept != m_kept.end())
            area.parent = kept->second.id;
        else
            cells.fault("parent_code", "area.parent_unknown");
    }

    Day m_today;
    UtcTime m_now;
    std::map<std::string, KeptArea> m_kept;
    std::map<std::string, Row> m_rows;
};

}  // namespace

std::unique_ptr<SheetPlan> area_plan(work::Reading& reading) { return std::make_unique<AreaPlan>(reading); }

std::vector<SheetLine> area_lines(work::Reading& reading)
{
    AreaCodes codes(reading);
    std::vector<SheetLine> lines;
    for (auto const& one : AreaStore(reading.transaction, reading.actor.tenant).list())
        lines.push_back({one.code, one.name.value, enum_text(one.kind),
                         one.parent ? SheetCell(codes[*one.parent]) : SheetCell(), enum_text(one.positions),
                         one.valid_from, cell_of(one.valid_to)});
    return lines;
}

}  // namespace samsyn::areas
