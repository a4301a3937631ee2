// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <unordered_map>

#include "src/features/datasets/usecases/row_reader.h"
#include "src/work/work.h"

namespace samsyn::datasets {

// What the dataset holds already, by the identity of its rows, so that a row of the file is known as new,
// changed or the same. About 80 bytes a row.
class KeptRows {
public:
    KeptRows(work::Reading& reading, std::string const& dataset, Uuid id);

    // Whose the dataset is; nobody's as long as it is empty.
    std::optional<Id<Organisation>> const& owner() const { return m_owner; }

    // `twice`: the file has had a row of that identity already.
    enum class Step { insert, change, unchanged, twice };
    // Decides and gives the observation its id.
    Step step_of(Uuid identity, observations::Stored& observation);

private:
    struct Kept {
        Id<observations::Observation> id;
        Uuid content;
        bool is_in_file = false;
    };
    std::unordered_map<Id<ReadRow>, Kept> m_rows;
    std::optional<Id<Organisation>> m_owner;
};

}  // namespace samsyn::datasets
