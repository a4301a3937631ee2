// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/json/form.h"
#include "src/features/goals/usecases/shown_goals.h"
#include "src/features/situation/usecases/show_picture.h"

namespace samsyn::situation {

// What paper needs beside a picture.
struct Ground {
    std::string tenant;  // its name
    json::Raw basemap;   // as ShowBasemap gives it
};

struct ShowGround {
    static constexpr std::string_view name = "situation.show_ground";
    static constexpr auto needs = access::Permission::read_register;
    using Output = Ground;
};

struct PrintedPicture {
    Picture picture;
    Ground ground;
    std::vector<goals::ShownGoals> goals;  // of the areas that have any, in the picture's order
};

// The picture that the actor sees on the screen, for printing: whoever reads it there may have it on paper.
struct PrintPicture {
    static constexpr std::string_view name = "situation.print";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = PrintedPicture;

    ShowPicture shown;
};

// The same for a spreadsheet, which is copied and reckoned with elsewhere.
struct ExportPicture {
    static constexpr std::string_view name = "situation.export";
    static constexpr auto needs = access::Permission::export_data;
    using Output = Picture;

    ShowPicture shown;
};

Result<access::Scope> scope_of(ShowGround const& query, work::Reading& reading);
Result<Ground> handle(ShowGround const& query, work::Reading& reading);
// Both refuse what ShowPicture refuses.
Result<access::Scope> scope_of(PrintPicture const& query, work::Reading& reading);
Result<PrintedPicture> handle(PrintPicture const& query, work::Reading& reading);
Result<access::Scope> scope_of(ExportPicture const& query, work::Reading& reading);
Result<Picture> handle(ExportPicture const& query, work::Reading& reading);

}  // namespace samsyn::situation
