"""Where a finding is: in words, as a path from the current folder, and as the URI that some formats want."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.checking.finding import Finding, Related
from toolkit.reporting.words import PLACE
from toolkit.words import FIELD_WORDS, LIST_WORDS, Lang

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def row_words(finding: Finding, lang: Lang) -> str:
    """Return the row and column of a finding in words, as in 第81项 · 上级部门职责; empty for a whole document."""
    place = [PLACE[lang]["number"].format(finding.number)] if finding.number is not None else []
    place += [FIELD_WORDS[lang][finding.field]] if finding.field else []
    return " · ".join(place)


def end_words(finding: Finding, end: Related, lang: Lang) -> str:
    """Say where the other end is: a cell of the same row, another row, or the text before the lists."""
    colon, gap = ("：", "") if lang == "zh" else (": ", " ")
    if (end.list, end.number, end.line) == (finding.list, finding.number, finding.line):
        return f"{FIELD_WORDS[lang][end.field]}{colon}"
    place = [LIST_WORDS[lang][end.list]] if end.list and end.list != finding.list else []
    place += [PLACE[lang]["number"].format(end.number)] if end.number is not None else []
    place += [f"({end.line})"] if end.line else []
    return f"{gap.join(place)}{colon}"


def relative(source: str) -> str:
    """Return a file's path with forward slashes, from the current folder where it lies below it."""
    path = Path(source)
    below = path.is_absolute() and path.is_relative_to(Path.cwd())
    return (path.relative_to(Path.cwd()) if below else path).as_posix()


def uri(source: str) -> str:
    """Return a file's path as a URI reference, percent-encoded; relative to the current folder where it lies below."""
    path = Path(relative(source))
    if path.is_absolute():
        return path.as_uri()
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path.as_posix()))
