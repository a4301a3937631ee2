# SPDX-License-Identifier: EUPL-1.2
# The guard's specification and the names become C++ tables of the room.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(guard_tables ${CMAKE_BINARY_DIR}/generated/guard_specification.cpp)
set(guard_inputs ${CMAKE_SOURCE_DIR}/lib/guard/specification.json ${CMAKE_SOURCE_DIR}/data/names/names.json)
add_custom_command(
  OUTPUT ${guard_tables}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/lib/guard/embed_specification.py ${guard_inputs} ${guard_tables}
  DEPENDS ${CMAKE_SOURCE_DIR}/lib/guard/embed_specification.py ${guard_inputs})
target_sources(lib-guard PRIVATE ${guard_tables})
