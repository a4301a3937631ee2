// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/acute/domain/event.h"
#include "src/work/work.h"

namespace samsyn::acute {

struct RaisePlace {
    Id<observations::Place> id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RaisePlace, (), (id, name))

struct RaiseArea {
    Id<Area> id;
    std::string name;
    std::vector<RaisePlace> places;
};
BOOST_DESCRIBE_STRUCT(RaiseArea, (), (id, name, places))

struct RaiseCategory {
    std::string code;
    std::string name_sv;
    std::string name_en;
};
BOOST_DESCRIBE_STRUCT(RaiseCategory, (), (code, name_sv, name_en))

struct RaiseForm {
    std::vector<RaiseArea> areas;
    std::vector<RaiseCategory> categories;
};
BOOST_DESCRIBE_STRUCT(RaiseForm, (), (areas, categories))

// What one chooses among when raising an acute event.
struct ShowRaiseForm {
    static constexpr std::string_view name = "acute.show_raise_form";
    static constexpr auto needs = access::Permission::raise_acute;
    using Output = RaiseForm;
};
BOOST_DESCRIBE_STRUCT(ShowRaiseForm, (), ())

Result<access::Scope> scope_of(ShowRaiseForm const& query, work::Reading& reading);
Result<RaiseForm> handle(ShowRaiseForm const& query, work::Reading& reading);

}  // namespace samsyn::acute
