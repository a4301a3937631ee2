// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "lib/documents/document.h"
#include "lib/documents/painter.h"

namespace samsyn::documents {

using Paint = std::function<void(Painter&, At)>;

// What is painted again at the top of every further page: a table's heading row.
struct Repeated {
    double height = 0;
    Paint paint;
};

// The smallest part of a document that a page break never cuts.
struct Piece {
    double space_before = 0;  // not at the top of a page
    double height = 0;
    bool stays_with_next = false;
    Paint paint;
    std::shared_ptr<Repeated> repeated = nullptr;
};

// The block as pieces of that width, their elements added to `parent` in reading order.
std::vector<Piece> pieces_of(Block const& block, double width, Typesetter const& typesetter, Element& parent);
std::vector<Piece> pieces_of(std::vector<Block> const& blocks, double width, Typesetter const& typesetter,
                             Element& parent);

// A page as the pieces on it, each at its height.
struct LaidOutPage {
    PageSize size;
    std::vector<std::pair<double, Paint>> pieces;  // y of the top
};

// Fills pages of that size between the margins, top to bottom.
std::vector<LaidOutPage> paginate(std::vector<Piece> const& pieces, PageSize size, double top, double bottom);

}  // namespace samsyn::documents
