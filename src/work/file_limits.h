// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>

// What we take of other people's files, in bytes: the one table. What a packed file may unpack to is
// tabular::TableOptions'.
namespace samsyn::work {

inline constexpr std::size_t most_checklist_bytes = std::size_t{2} << 20;
inline constexpr std::size_t most_register_sheet_bytes = std::size_t{25} << 20;
inline constexpr std::size_t most_boundary_bytes = std::size_t{25} << 20;
inline constexpr std::size_t most_import_bytes = std::size_t{500} << 20;
inline constexpr std::size_t most_attachment_bytes = std::size_t{25} << 20;
// Of what one organisation has attached.
inline constexpr std::int64_t most_attached_bytes = std::int64_t{4} << 30;
// Of the files of one organisation that wait at the desk for somebody.
inline constexpr std::int64_t most_waiting_import_bytes = std::int64_t{2} << 30;

}  // namespace samsyn::work
