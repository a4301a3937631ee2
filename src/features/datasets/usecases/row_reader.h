// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/features/datasets/domain/area_finder.h"
#include "src/features/datasets/usecases/vocabulary.h"
#include "src/features/datasets/usecases/when_reader.h"
#include "src/features/datasets/usecases/where_reader.h"
#include "src/features/observations/domain/stored.h"

namespace samsyn::datasets {

enum class Fate { accepted, ignored, rejected };

// A row understood. `identity` tells it from all others of the dataset; of `observation` what a file can say
// is filled in: everything but id, tenant, owner, dataset and when it was taken in.
struct ReadRow {
    Fate fate = Fate::accepted;
    std::vector<FieldError> faults;  // field: the column, or empty for the row
    Uuid identity;
    observations::Stored observation;
};

// The identity of a row by its external id.
Uuid identity_of(std::string const& dataset, std::string const& external_id);

// How the file at hand writes its positions.
struct PositionStyle {
    int epsg = geo::epsg_wgs84;
    bool comma_is_decimal = true;
};

class RowReader {
public:
    // Refuses what the profile and the headings do not allow: import.column_missing, zone.unknown,
    // crs.unknown, category.unknown and area.unknown for constants.
    static Result<RowReader> of(Profile const& profile, std::string const& dataset,
                                std::vector<std::string> const& headings, Vocabulary vocabulary,
                                PositionStyle style, UtcTime now);

    ReadRow read(Cells const& cells, AreaFinder& areas);

private:
    RowReader(AreaFields area, WhenReader when) : m_area(std::move(area)), m_when(std::move(when)) {}
    Result<Done> find_cells(ProfileFields const& fields, Columns const& columns);

    void read_category(ReadRow& row, Cells const& cells) const;
    void read_when(ReadRow& row, Cells const& cells) const;
    void read_where(ReadRow& row, Cells const& cells, AreaFinder& areas) const;
    Result<Id<Area>> area_of(Cells const& cells, std::optional<ReadPoint> const& point,
                             AreaFinder& areas) const;
    Result<Id<Area>> area_by_rule(Cells const& cells, std::optional<ReadPoint> const& point,
                                  AreaFinder& areas) const;
    void read_count(ReadRow& row, Cells const& cells) const;
    void read_words(ReadRow& row, Cells const& cells) const;
    void read_identity(ReadRow& row, Cells const& cells);

    std::string m_dataset;
    Vocabulary m_vocabulary;
    OwnWords m_words;
    AreaFields m_area;
    std::optional<observations::Precision> m_position_precision;
    WhenReader m_when;
    std::optional<WhereReader> m_where;
    Cell m_category;
    Cell m_external_id;
    std::string m_prefix;
    bool m_hashes_rows = false;
    std::optional<Cell> m_place_text;
    std::optional<Cell> m_count;
    std::optional<Cell> m_text;
    std::vector<Cell> m_candidates;
    std::unordered_map<Id<ReadRow>, int> m_equal_rows;  // of rows without an id of their own
};

}  // namespace samsyn::datasets
