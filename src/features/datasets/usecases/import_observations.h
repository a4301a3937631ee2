// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "src/features/datasets/domain/import.h"
#include "src/features/datasets/domain/import_report.h"
#include "src/features/datasets/usecases/recipe.h"
#include "src/work/work.h"

// Observations from a file: first tried, then done. Doing is one transaction, so an import that is broken off
// leaves nothing; the same file again changes nothing, and rows that differ from last time are put in place
// of what they said.
namespace samsyn::datasets {

struct ImportFile {
    std::string path;
    Recipe recipe;
    // The rows' home: what is told apart by external ids. The profile's name when empty.
    std::string dataset = {};
    std::optional<std::string> area = {};  // code; all rows belong there, whatever the profile says
    // Code of the area of rows that find none by name or point, instead of what the profile says.
    std::optional<std::string> otherwise = {};
    std::optional<std::string> owner = {};  // code of an organisation; else the actor's own
    // Make areas for names that nobody bears, `area` and `otherwise` too. A register without any area is
    // filled in any case.
    bool create_areas = false;
    // The import it belongs to; one is written down for files that nobody sent in before.
    std::optional<Id<Import>> import = {};
    std::string file_name = {};
    std::size_t most_errors = 1000;
    std::string scratch = "/tmp";
    // Told now and then, on the thread that reads; false stops the import, which then leaves nothing
    // ("import.cancelled").
    std::function<bool(std::int64_t rows)> progress = [](std::int64_t) { return true; };
    // Told every row at fault, on the same thread, also those beyond `most_errors`.
    std::function<void(RowError const&)> on_error = [](RowError const&) {};
};

// What would happen.
struct PreviewImport {
    static constexpr std::string_view name = "datasets.preview_import";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = ImportReport;

    ImportFile file;
};

// Refuses what the file as a whole does wrong: file.*, table.*, import.column_missing, area.unknown (the one
// said), organisation.unknown and dataset.other_owner; and "import.over" when it was taken in already. Rows
// at fault are left out and reported. People place rows only in areas where their organisation is in the
// core.
struct ImportObservations {
    static constexpr std::string_view name = "datasets.import";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = ImportReport;

    ImportFile file;
};

Result<access::Scope> scope_of(PreviewImport const& query, work::Reading& reading);
Result<ImportReport> handle(PreviewImport const& query, work::Reading& reading);
Result<access::Scope> scope_of(ImportObservations const& command, work::Work& work);
Result<ImportReport> handle(ImportObservations const& command, work::Work& work);

}  // namespace samsyn::datasets
