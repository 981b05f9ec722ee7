"""Markdown pipe tables, with HTML in the cells or not."""

from __future__ import annotations

import re

from toolkit.sources.block import Block
from toolkit.sources.markup import strip_markup

_RULE = re.compile(r"^\|?[\s:|\-]*-[\s:|\-]*\|?$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"^#{1,6}\s+|^\*{1,3}(?=\S)|(?<=\S)\*{1,3}$")
_LONGEST_ROW = 60


def is_row(line: str) -> bool:
    """Whether a line is (the beginning of) a table row."""
    return line.startswith("|") or (line.count("|") > 1 and len(_UNESCAPED_PIPE.findall(line)) > 1)


def read_blocks(lines: list[str]) -> list[Block]:
    """Return the paragraphs and rows of Markdown lines; a row broken over lines is put together."""
    blocks = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        first = at
        at += 1
        if not line or _RULE.match(line):
            continue
        if not is_row(line):
            text = strip_markup(_HEADING.sub("", line)).strip()
            blocks.append(Block(text, first + 1, first + 1))
            continue
        parts = [line]
        while not parts[-1].endswith("|") and at < len(lines) and len(parts) < _LONGEST_ROW:
            following = lines[at].strip()
            if not following or following.startswith("|") or (is_row(following) and following[0].isdigit()):
                break
            parts.append(following)
            at += 1
        blocks.append(Block("", first + 1, at, _cells("\n".join(parts))))
    return blocks


def _cells(row: str) -> tuple[str, ...]:
    row = row.removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return tuple(strip_markup(cell.replace("\\|", "|")).strip() for cell in _UNESCAPED_PIPE.split(row))
