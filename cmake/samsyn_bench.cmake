# SPDX-License-Identifier: EUPL-1.2
# samsyn_bench(<name> MAY_USE <folder>…) makes bench-<name> from tests/bench/<name>.cpp, underscores for hyphens: a
# program that prints what a room costs beside what its peers were recorded to cost. Built, not run, with the tests.
function(samsyn_bench name)
  cmake_parse_arguments(BENCH "" "" "MAY_USE" ${ARGN})
  string(REPLACE "-" "_" file ${name})
  add_executable(bench-${name} ${CMAKE_SOURCE_DIR}/tests/bench/${file}.cpp)
  target_include_directories(bench-${name} PRIVATE ${CMAKE_SOURCE_DIR})
  samsyn_link(bench-${name} PRIVATE "${BENCH_MAY_USE}")
endfunction()
