// SPDX-License-Identifier: EUPL-1.2
#include "lib/html/value.h"

namespace samsyn::html {

Value& Value::operator[](std::string const& name)
{
    if (!std::holds_alternative<Fields>(m_held)) m_held = Fields{};
    return std::get<Fields>(m_held)[name];
}

}  // namespace samsyn::html
