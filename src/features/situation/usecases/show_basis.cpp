// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/show_basis.h"

#include <algorithm>

#include "src/features/situation/store/basis_store.h"
#include "src/features/situation/usecases/area_part.h"
#include "src/features/situation/usecases/cells_part.h"
#include "src/features/situation/usecases/show_picture.h"

namespace samsyn::situation {
namespace {

using Row = BasisStore::Row;

ShowPicture picture_of(ShowBasis const& query)
{
    ShowPicture picture;
    picture.areas = query.areas;
    picture.period = query.period;
    picture.round = query.round;
    picture.from = query.from;
    picture.to = query.to;
    return picture;
}

BasisLine line_of(Row const& row, bool may_know)
{
    BasisLine line;
    if (row.source == "acute") {
        line.source = BasisSource::acute;
        return line;
    }
    bool const is_report = row.source == "report";
    if (!may_know) {
        line.source = is_report ? BasisSource::others_reports : BasisSource::others_imports;
        return line;
    }
    line.source = is_report ? BasisSource::report : BasisSource::import;
    line.name = is_report ? row.operation : row.file;
    line.organisation = row.organisation;
    line.from = row.source_name;
    line.licence = row.licence;
    return line;
}

void add_counted(Basis& basis, Row const& row, bool may_know)
{
    auto const fresh = line_of(row, may_know);
    auto line = std::find_if(basis.lines.begin(), basis.lines.end(), [&](BasisLine const& known) {
        return known.source == fresh.source && known.name == fresh.name &&
               known.organisation == fresh.organisation && known.from == fresh.from &&
               known.licence == fresh.licence;
    });
    if (line == basis.lines.end()) line = basis.lines.insert(line, fresh);
    line->count += row.count;
    line->late += row.is_late ? row.count : 0;
    line->observations += row.observations;
    basis.count += row.count;
}

void add_left_out(Basis& basis, Row const& row)
{
    auto const why = row.is_merged ? LeftOut::merged : row.is_returned ? LeftOut::returned : LeftOut::waiting;
    auto known = std::find_if(basis.left_out.begin(), basis.left_out.end(),
                              [&](BasisLeftOut const& one) { return one.why == why; });
    if (known == basis.left_out.end()) known = basis.left_out.insert(known, {why, 0, 0});
    known->count += row.count;
    known->observations += row.observations;
}

void add_rows(Basis& basis, AreaFrame const& frame, Columns const& columns, std::size_t column,
              work::Reading& reading)
{
    BasisStore store(reading.transaction, reading.actor.tenant);
    auto const visible = reading.visible(access::Depth::compiled);
    for (auto const& row : store.rows(visible, frame.area.id, frame.periods.back())) {
        if (columns.of(row.category) != column) continue;
        bool const may_know = basis.is_joint || row.owner == reading.actor.organisation;
        if (row.is_reviewed && !row.is_merged)
            add_counted(basis, row, may_know);
        else
            add_left_out(basis, row);
    }
    std::stable_sort(basis.lines.begin(), basis.lines.end(),
                     [](BasisLine const& one, BasisLine const& other) { return one.source < other.source; });
    std::stable_sort(basis.left_out.begin(), basis.left_out.end(),
                     [](BasisLeftOut const& one, BasisLeftOut const& other) { return one.why < other.why; });
}

}  // namespace

Result<access::Scope> scope_of(ShowBasis const& query, work::Reading& reading)
{
    ShowPicture area;
    area.areas = Text<2000>(query.area.value);
    return scope_of(area, reading);
}

Result<Basis> handle(ShowBasis const& query, work::Reading& reading)
{
    auto const frame = frame_of(picture_of(query), reading);
    if (!frame) return refuse(frame);
    auto const area = std::find_if(frame->areas.begin(), frame->areas.end(),
                                   [&](AreaFrame const& one) { return one.area.code == query.area.value; });
    if (area == frame->areas.end()) return fail(ErrorKind::not_found, "area.unknown");
    PictureStore store(reading.transaction, reading.actor.tenant);
    auto const columns = columns_of(*frame, store);
    auto const& all = columns.all();
    auto const column = std::find_if(all.begin(), all.end(),
                                     [&](Column const& one) { return one.code == query.category.value; });
    if (column == all.end()) return fail(ErrorKind::not_found, "category.unknown");

    auto const shown = shown_area(*area, reading);
    auto const number = static_cast<std::size_t>(column - all.begin());
    Basis basis;
    basis.area = shown.code;
    basis.area_name = shown.name;
    basis.category = column->code;
    basis.category_name = {column->name_sv, column->name_en};
    for (auto const& category : store.categories())
        if (columns.of(category.code) == number)
            basis.counted.push_back({category.code, {category.name_sv, category.name_en}});
    basis.first = area->periods.back().first;
    basis.last = area->periods.back().last;
    basis.is_joint = shown.is_joint;
    add_rows(basis, *area, columns, number, reading);
    if (area->round && area->round->days == area->periods.back()) {
        basis.expected = shown.coverage.expected;
        basis.silent = shown.coverage.silent;
        basis.excused = BasisStore(reading.transaction, reading.actor.tenant).excused(area->round->id);
    }
    return basis;
}

}  // namespace samsyn::situation
