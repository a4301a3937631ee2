// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace samsyn::documents {

// Something painted on a page, by the number it is marked with there.
struct Mark {
    int page = 0;  // from 0
    int number = 0;
};

struct Bounds {
    double left = 0, bottom = 0, right = 0, top = 0;  // in points from the page's lower left corner
};

// What a document says to those who do not see it: elements of PDF's own kinds (H1, P, Table, TR, TH …) in
// reading order, down to the marks.
struct Element {
    std::string role;
    std::string said = {};                        // instead of what is seen (Alt)
    std::string word = {};                        // the text that a shape stands for (ActualText)
    std::string scope = {};                       // of a TH: Row or Column
    std::string summary = {};                     // of a Table
    std::optional<Bounds> bounds = std::nullopt;  // of a Figure
    std::vector<std::variant<std::unique_ptr<Element>, Mark>> parts = {};

    Element& add(std::string its_role)
    {
        parts.push_back(std::make_unique<Element>(Element{std::move(its_role)}));
        return *std::get<std::unique_ptr<Element>>(parts.back());
    }
};

}  // namespace samsyn::documents
