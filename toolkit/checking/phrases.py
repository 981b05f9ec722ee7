"""Turns of phrase that no sentence has: verbs that exclude each other, words lost between others.

What to look for is data: ``rules/vocabulary/broken_phrases.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

import polars as pl

from toolkit.checking.familiar import masked_cells
from toolkit.checking.lost_signs import SLIPS
from toolkit.checking.worded import sentence
from toolkit.frames import Frames
from toolkit.resources import read_yaml

Section = Literal["garbled", "lost"]

# What brought a dispute about is not settled: 因调节水量引发的纠纷.
_GAP = r"([^，,。；;：:引造导]{0,12})"
_CELL = ["document", "row", "field"]
_SCHEMA = {**SLIPS, "certainty": pl.String}


def spelling(item: dict[str, Any]) -> str:
    """Return the pattern of a wrong form: ``wrong`` with its gaps, and what must not stand on either side of it."""
    body = _GAP.join(map(re.escape, item["wrong"].split("…")))
    after = f"(?<![{''.join(item['unless_after'])}])" if "unless_after" in item else ""
    before = f"(?!{'|'.join(map(re.escape, item['unless_before']))})" if "unless_before" in item else ""
    return after + body + before


def broken_phrases(frames: Frames, section: Section) -> pl.DataFrame:
    """Return one hit a broken phrase and cell, ``case`` being ``broken`` or ``lost`` by the ``section`` looked for.

    Columns: ``document``, ``row``, ``field``, ``case``, ``quote``, ``marks``, ``values`` (``wrong``, ``right``) and
    ``certainty``.
    """
    entries = _entries(section)
    case = "broken" if section == "garbled" else "lost"
    starts = pl.col("text").str.extract_many(list(entries), overlapping=True).list.unique(maintain_order=True)
    cells = masked_cells(frames).select(*_CELL, "text", starts=starts).filter(pl.col("starts").list.len() > 0)
    found = []
    for cell in cells.iter_rows(named=True):
        for start in cell["starts"]:
            for item in entries[start]:
                match = re.search(spelling(item), cell["text"])
                if match:
                    found.append(_hit(cell, case, match, item))
    return pl.DataFrame(found, schema=_SCHEMA, orient="row")


def _hit(cell: dict[str, Any], case: str, match: re.Match[str], item: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: cell[key] for key in _CELL},
        "case": case,
        "quote": sentence(cell["text"], *match.span()),
        "marks": [match[0]],
        "values": {"wrong": match[0], "right": _filled(item["right"], match)},
        "certainty": "probable" if item.get("doubtful") else "certain",
    }


def _filled(right: str, match: re.Match[str]) -> str:
    """Return what is right with its gaps as the text has them."""
    parts = right.split("…")
    return parts[0] + "".join(gap + part for gap, part in zip(match.groups(), parts[1:], strict=False))


@cache
def _entries(section: Section) -> dict[str, list[dict[str, Any]]]:
    """Return the phrases of a section by the characters they begin with."""
    entries: dict[str, list[dict[str, Any]]] = {}
    for item in read_yaml("rules/vocabulary/broken_phrases.yaml")[section]:
        entries.setdefault(item["wrong"].split("…")[0], []).append(item)
    return entries
