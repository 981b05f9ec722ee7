"""Words of another script in Chinese text: English that a language model left, and traditional characters."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import polars as pl

from toolkit.checking.familiar import HAN
from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames
from toolkit.resources import read_yaml

_CELLS = {
    "category": "category",
    "name": "name",
    "departments": "departments_text",
    "superior_duties": "superior_duties",
    "township_duties": "township_duties",
    "handover": "handover",
    "remark": "remark",
}
_PLACE = ["document", "row", "field", "line", "end_line"]
# Linear in any text: these run in Polars alone.
_ADDRESS = (
    r"(?:https?://|www\.)[0-9A-Za-z./?&=%#:~_-]+|[0-9A-Za-z._-]+@[0-9A-Za-z._-]+"
    r"|[0-9A-Za-z-]+\.(?:com|cn|gov|org|net)[0-9A-Za-z./-]*"
)
_WORD = r"[0-9]?[A-Za-z][A-Za-z0-9+&./'’-]*(?: [A-Za-z]+)*"
# A letter with figures is a norm, a grade or a road; one letter alone is a grade.
_CODE = r"^[A-Za-z]{0,5}[0-9][A-Za-z0-9./\-]{0,20}$|^[A-Za-z]$|^[A-Z][A-Za-z]?[/\-][A-Za-z0-9\-./]{1,20}$"
_MOST_TRADITIONAL = 0.02
_FEW_TRADITIONAL = 20
_CLAUSE = "[。；;\n]"
_AROUND = 80


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a cell or paragraph with foreign words, and one with traditional characters.

    Damaged cells are passed over, and documents that are written in traditional characters.

    ``parameters``: ``longest`` is how many letters a name or an acronym has at most; small letters make none.
    """
    texts = _texts(frames)
    return pl.concat([_words(texts, parameters["longest"]), _traditional(texts)], how="diagonal_relaxed").sort(
        "document", "row", "line", "field", nulls_last=True
    )


def _texts(frames: Frames) -> pl.DataFrame:
    cells = [
        frames.duties.filter((pl.col(column) != "") & ~pl.col("damaged").list.contains(field)).select(
            "document", "row", field=pl.lit(field), text=column
        )
        for field, column in _CELLS.items()
    ]
    paragraphs = frames.narrative.select("document", "line", "end_line", "text")
    return pl.concat([*cells, paragraphs], how="diagonal_relaxed").with_columns(
        pl.col("line", "end_line").cast(pl.Int32)
    )


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Return the allowed words and the units, in small letters, and the simplified characters of traditional ones."""
    data: dict[str, Any] = read_yaml("rules/vocabulary/foreign_words.yaml")
    allowed = frozenset(word.lower() for word in data["allowed"])
    pairs = {pair[0]: pair[1] for pair in data["traditional"].split()}
    return allowed, frozenset(data["units"]), pairs


def _words(texts: pl.DataFrame, longest: int) -> pl.DataFrame:
    text = pl.col("text")
    latin = texts.filter(text.str.contains("[A-Za-z]{2}") & text.str.contains(HAN)).with_columns(
        words=text.str.replace_all(_ADDRESS, "，").str.extract_all(_WORD)
    )
    found = []
    for row in latin.to_dicts():
        kinds = {word.strip("0123456789+-－./ "): _kind(word, longest) for word in row["words"]}
        for case in ("word", "unknown"):
            marks = [word for word, kind in kinds.items() if kind == case]
            if marks:
                quote = _clause(row["text"], marks[0])
                values = {"words": "、".join(marks), "right": None}
                found.append({**{key: row[key] for key in _PLACE}, "case": case, "quote": quote, "marks": marks,
                              "values": values})  # fmt: skip
                break
    return pl.DataFrame(found, schema=_schema(texts))


def _kind(word: str, longest: int) -> str | None:
    """Say whether a Latin word is foreign (word), may be a name or an acronym (unknown), or belongs there (None)."""
    allowed, units, _ = _vocabulary()
    core = word.strip("+-－./'’ ")
    after_figure = core[:1].isdigit()
    core = core.lstrip("0123456789") if after_figure else core
    lower = core.lower()
    parts = [part for part in re.split(r"[+&./\- ]", lower) if part]
    if lower in allowed or all(part in allowed or len(part) == 1 or part.isdigit() for part in parts):
        return None
    if re.match(_CODE, core) or ((after_figure or "/" in core) and all(part in units for part in parts)):
        return None
    return "word" if core.islower() or len(core) > longest else "unknown"


def _traditional(texts: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("text")
    pairs = _vocabulary()[2]
    signs = f"[{''.join(pairs)}]"
    counted = texts.with_columns(amount=text.str.count_matches(signs), size=text.str.count_matches(HAN))
    allowed = pl.max_horizontal(pl.col("size").sum() * _MOST_TRADITIONAL, pl.lit(_FEW_TRADITIONAL))
    simplified = counted.group_by("document").agg(simple=pl.col("amount").sum() <= allowed)
    odd = counted.filter(pl.col("amount") > 0).join(simplified.filter("simple"), on="document", how="semi")
    found = []
    for row in odd.with_columns(signs=text.str.extract_all(signs).list.unique(maintain_order=True)).to_dicts():
        values = {"words": "、".join(row["signs"]), "right": "、".join(pairs[sign] for sign in row["signs"])}
        found.append({**{key: row[key] for key in _PLACE}, "case": "traditional", "marks": row["signs"],
                      "quote": _clause(row["text"], row["signs"][0]), "values": values})  # fmt: skip
    return pl.DataFrame(found, schema=_schema(texts))


def _schema(texts: pl.DataFrame) -> dict[str, Any]:
    values = pl.Struct(dict.fromkeys(("words", "right"), pl.String))
    kinds = {key: texts.schema[key] for key in _PLACE}
    return {**kinds, "case": pl.String, "quote": pl.String, "marks": pl.List(pl.String), "values": values}


def _clause(text: str, word: str) -> str:
    """Return the clause of ``text`` in which ``word`` first stands, or what of a long one stands around it."""
    at = text.find(word)
    before = text[max(0, at - _AROUND) : at]
    begin = at - len(before) + max((found.end() for found in re.finditer(_CLAUSE, before)), default=0)
    after = text[at : at + len(word) + _AROUND]
    end = re.search(_CLAUSE, after)
    return text[begin : at + (end.end() if end else len(after))]
