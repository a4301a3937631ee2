# SPDX-License-Identifier: EUPL-1.2
# samsyn_fuzz(<name> MAY_USE <folder>…) makes build/fuzz/fuzz-<name> from tests/fuzz/<name>.cpp (a
# LLVMFuzzerTestOneInput) in the preset "fuzz"; first inputs lie in tests/fuzz/corpus/<name>/. Run by bin/fuzz.
# In the other presets it makes a test that feeds those inputs once, so that a finding kept there stays mended.
function(samsyn_fuzz name)
  cmake_parse_arguments(FUZZ "" "" "MAY_USE" ${ARGN})
  set(corpus ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name})
  add_executable(fuzz-${name} ${CMAKE_SOURCE_DIR}/tests/fuzz/${name}.cpp)
  target_include_directories(fuzz-${name} PRIVATE ${CMAKE_SOURCE_DIR})
  samsyn_link(fuzz-${name} PRIVATE "${FUZZ_MAY_USE}")
  if(SAMSYN_FUZZ)
    target_link_options(fuzz-${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(fuzz-${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support/replay_corpus.cpp)
    add_test(NAME tests/fuzz/${name} COMMAND fuzz-${name} ${corpus} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
endfunction()
