"""Passages that a pattern finds.

Patterns are Rust regular expressions: their time grows with the length of the cell alone.
"""

from __future__ import annotations

import polars as pl

from toolkit.checking.kinds import ParameterError, Parameters, refuse_unknown
from toolkit.frames import Frames
from toolkit.lists import LISTS
from toolkit.words import FIELD_WORDS

_FIELDS = tuple(field for field in FIELD_WORDS["en"] if field not in {None, "number", "departments"})
_STOPS = "。；;"


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a cell and case, with the sentence of the first match.

    ``parameters``: ``lists`` and ``fields`` to search, ``find`` gives each case's pattern, the first case that
    matches a cell counting alone; ``unless`` is a pattern whose matches are taken out of the cell first. Raises
    ParameterError for what is none of these.
    """
    _refuse_wrong(parameters)
    cells = [
        frames.duties.filter(pl.col("list").is_in(parameters["lists"]) & ~pl.col("damaged").list.contains(field))
        .select("document", "row", text=pl.col(field), field=pl.lit(field))
        .drop_nulls("text")
        for field in parameters["fields"]
    ]
    kept = pl.concat(cells).with_columns(rest=_without(pl.col("text"), parameters.get("unless")))
    found = [
        kept.filter(pl.col("rest").str.contains(pattern)).with_columns(
            case=pl.lit(case),
            rank=pl.lit(rank),
            mark=pl.col("rest").str.extract(f"({pattern})").str.strip_chars("，。；：:"),
        )
        for rank, (case, pattern) in enumerate(parameters["find"].items())
    ]
    return (
        pl.concat(found)
        .sort("document", "row", "field", "rank")
        .group_by("document", "row", "field", maintain_order=True)
        .first()
        .with_columns(quote=pl.struct("text", "mark").map_elements(_sentence, return_dtype=pl.String))
        .select(
            "document", "row", "field", "case", "quote", marks=pl.concat_list("mark"), values=pl.struct(words="mark")
        )
    )


def _refuse_wrong(parameters: Parameters) -> None:
    """Raise ParameterError for parameters of the wrong form; every pattern is tried, whether or not a cell needs it."""
    refuse_unknown(parameters, ("lists", "fields", "find"), ("unless",))
    for key, known in (("lists", LISTS), ("fields", _FIELDS)):
        words = parameters[key]
        if not isinstance(words, list) or not words or not set(map(str, words)) <= set(known):
            raise ParameterError(key, f"a list of some of {', '.join(known)} is wanted")
    if not isinstance(parameters["find"], dict) or not parameters["find"]:
        raise ParameterError("find", "a pattern for each case is wanted")
    patterns = {f"find.{case}": pattern for case, pattern in parameters["find"].items()}
    for key, pattern in (patterns | {"unless": parameters.get("unless") or ""}).items():
        try:
            pl.select(pl.lit("").str.contains(pl.lit(pattern, pl.String)))
        except (pl.exceptions.PolarsError, TypeError) as error:
            raise ParameterError(key, f"no pattern: {' '.join(str(error).split())}") from None


def _sentence(found: dict[str, str]) -> str:
    """Return the sentence of the cell in which the words stand."""
    text, mark = found["text"], found["mark"]
    at = max(text.find(mark), 0)
    start = max(text.rfind(stop, 0, at) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, at + len(mark))) >= 0]
    return text[start : min(ends, default=len(text))]


def _without(text: pl.Expr, pattern: str | None) -> pl.Expr:
    return text.str.replace_all(pattern, "") if pattern else text
