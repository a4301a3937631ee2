# SPDX-License-Identifier: EUPL-1.2
# The texts are built in too: what people approve and freeze does not depend on a file beside the program.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(built_in_texts ${CMAKE_BINARY_DIR}/generated/built_in_texts.cpp)
set(text_files ${CMAKE_SOURCE_DIR}/texts/sv.json ${CMAKE_SOURCE_DIR}/texts/en.json)
add_custom_command(
  OUTPUT ${built_in_texts}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/lib/texts/embed_texts.py ${text_files} ${built_in_texts}
  DEPENDS ${CMAKE_SOURCE_DIR}/lib/texts/embed_texts.py ${text_files})
target_sources(lib-texts PRIVATE ${built_in_texts})
