#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""embed_texts.py SV EN OUT: the two files of texts as the C++ strings that built_in() reads."""

import sys
from pathlib import Path

PIECE = 8000  # characters; compilers limit the length of one literal


def literal(text: str) -> str:
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    return "\n".join(f'R"texts({piece})texts"' for piece in pieces)


swedish, english, out = (Path(argument) for argument in sys.argv[1:4])
out.parent.mkdir(parents=True, exist_ok=True)
out.write_text(
    "namespace samsyn::texts {\n"
    f"extern char const* const built_in_sv = {literal(swedish.read_text())};\n"
    f"extern char const* const built_in_en = {literal(english.read_text())};\n"
    "}\n"
)
