"""Cells that say nothing any more: loops, inventions, debris, a duty's text in the departments column.

A cell has one hit, that of the strongest sign. Passages that repeat themselves in a cell that is sound otherwise, and
a name misread where its row has it right as well, are hits that leave the cell standing.
"""

from __future__ import annotations

from functools import partial

import polars as pl

from toolkit.checking.bodies import broken_bodies
from toolkit.checking.familiar import HAN
from toolkit.checking.items import begin_midway
from toolkit.checking.kinds import Parameters
from toolkit.checking.misreadings import misread_names
from toolkit.checking.nonsense import nonsense
from toolkit.checking.phrases import broken_phrases
from toolkit.checking.repeats import repeats
from toolkit.frames import Frames

_FIELDS = ("category", "name", "departments", "superior_duties", "township_duties", "handover", "remark")
_DUTIES = ("superior_duties", "township_duties", "handover")
_CELL = ["document", "row", "field"]
_RANK = {"loop": 0, "debris": 1, "shifted": 2, "department": 3, "nonsense": 4, "phrase": 5, "misread": 6, "repeated": 7,
         "double": 8, "misfit": 9}  # fmt: skip

_FOREIGN = r"[\x{3041}-\x{309f}\x{30a1}-\x{30fa}\x{ac00}-\x{d7a3}]"
_LOST = r"\x{fffd}"
_MUCH_FOREIGN = 3
_SHORT = 8
_MISPLACED = r"(?:^|[：:。；;])\s*1[.．、][^\d].{6,}[；;。]"
_VERBS = "负责|开展|制定|做好|落实|建立|指导|监测|排查|审核|督促|发放"
_SLIPS = ["phrase", "double", "misread", "repeated", "misfit"]
_REPEATED = 12
_ACTOR = "^(?:乡镇|乡级|镇级|乡|镇|街道)(?:负责)?|^负责"
_BEFORE, _SHOWN = 12, 60
_BYTES = 3
_LONGEST_NAME = 160


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a garbled cell; in a sound one, one a repetition or a misreading and one a broken phrase."""
    cells = (
        pl.concat([ruined(frames), _slips(frames)], how="diagonal_relaxed")
        .join(begin_midway(frames), on=_CELL, how="anti")
        .with_columns(rank=pl.col("case").replace_strict(_RANK, return_dtype=pl.Int32))
        .sort(*_CELL, "rank")
        .group_by(_CELL, maintain_order=True)
        .first()
        .drop("rank")
        .with_columns(
            case=pl.col("case").replace({"phrase": "doubled", "double": "doubled"}),
            certainty=pl.when(pl.col("case").is_in(_SLIPS)).then(pl.lit("certain")),
        )
    )
    phrases = broken_phrases(frames, "garbled").join(ruined(frames), on=_CELL, how="anti")
    return pl.concat([cells, phrases], how="diagonal_relaxed")


def ruined(frames: Frames) -> pl.DataFrame:
    """Return the hits on cells of which nothing can be read."""
    return frames.once("ruined cells", partial(_ruined, frames))


def _ruined(frames: Frames) -> pl.DataFrame:
    repeated = _repetitions(frames)
    loops = repeated.filter(pl.col("case") == "loop")
    bodies = broken_bodies(frames).filter(pl.col("fault") == "garbled")
    departments = (
        bodies.group_by("document", "row", maintain_order=True)
        .agg(marks="entry")
        .join(
            frames.duties.select("document", "row", quote=pl.col("departments_text").str.slice(0, _LONGEST_NAME)),
            on=["document", "row"],
        )
        .with_columns(field=pl.lit("departments"), case=pl.lit("department"))
    )
    parts = [loops, _debris(frames), _shifted(frames), departments, nonsense(frames)]
    return pl.concat(parts, how="diagonal_relaxed")


def _cells(frames: Frames) -> pl.DataFrame:
    """Return all cells that are not empty, the departments as written: ``document``, ``row``, ``field``, ``text``."""
    return frames.once(
        "all cells",
        lambda: pl.concat(
            frames.duties.select("document", "row", field=pl.lit(field), text=pl.col(_column(field)))
            for field in _FIELDS
        ).filter(pl.col("text") != ""),
    )


def _column(field: str) -> str:
    return "departments_text" if field == "departments" else field


def _repetitions(frames: Frames) -> pl.DataFrame:
    return frames.once("repetitions", partial(_find_repetitions, frames))


def _find_repetitions(frames: Frames) -> pl.DataFrame:
    cells = _cells(frames)
    begin = (pl.col("start") - _BEFORE).clip(0)
    times = pl.when(pl.col("kind") == "loop").then(3).otherwise(2)
    return (
        repeats(cells)
        .join(cells.with_row_index("cell"), on="cell", maintain_order="left")
        .filter((pl.col("kind") != "phrase") | (pl.col("field") != "departments"))
        .select(
            *_CELL,
            case="kind",
            quote=pl.when((pl.col("field") == "name") & (pl.col("text").str.len_chars() <= _LONGEST_NAME))
            .then("text")
            .otherwise(pl.col("text").str.slice(begin, _SHOWN)),
            marks=pl.concat_list(pl.col("text").str.slice("start", pl.col("unit").str.len_chars() * times)),
        )
    )


def _debris(frames: Frames) -> pl.DataFrame:
    """Return the cells that are nothing but other signs, or among whose few characters are some of another script."""
    text = pl.col("text")
    foreign = text.str.contains(_FOREIGN) & (
        (text.str.count_matches(_FOREIGN) >= _MUCH_FOREIGN) | (text.str.len_chars() <= _SHORT)
    )
    wordless = pl.col("field").is_in([*_DUTIES, "name", "category"]) & ~text.str.contains(HAN)
    return _cells(frames).filter(foreign | wordless).select(
        *_CELL,
        case=pl.lit("debris"),
        quote=text.str.slice(0, _LONGEST_NAME),
        marks=pl.concat_list(pl.coalesce(text.str.extract(f"({_FOREIGN}+)"), text.str.slice(0, _LONGEST_NAME))),
    )  # fmt: skip


def _shifted(frames: Frames) -> pl.DataFrame:
    """Return the department cells that hold numbered duties."""
    text = pl.col("text")
    duties = (pl.col("field") == "departments") & text.str.contains(_MISPLACED) & text.str.contains(_VERBS)
    return _cells(frames).filter(duties).select(*_CELL, case=pl.lit("shifted"), quote=text.str.slice(0, _SHOWN))


def _misfits(frames: Frames) -> pl.DataFrame:
    """Return the sound cells with a sign that was lost or read as one of another script."""
    signs = pl.col("text").str.extract_all(f"{_FOREIGN}|{_LOST}")
    place = pl.col("text").str.find(f"{_FOREIGN}|{_LOST}")
    begin = (place.cast(pl.Int64) // _BYTES - _BEFORE).clip(0)
    return (
        _cells(frames)
        .filter(pl.col("text").str.contains(f"{_FOREIGN}|{_LOST}"))
        .select(
            *_CELL,
            case=pl.lit("misfit"),
            quote=pl.col("text").str.slice(begin, _SHOWN),
            marks=signs.list.unique(maintain_order=True),
        )
    )


def _slips(frames: Frames) -> pl.DataFrame:
    """Return what is wrong in cells that can be read: phrases and characters twice, misread names."""
    again = _said_again(frames)
    repeated = _repetitions(frames).filter(pl.col("case") != "loop")
    return pl.concat([repeated, again, misread_names(frames), _misfits(frames)], how="diagonal_relaxed").join(
        ruined(frames), on=_CELL, how="anti"
    )


def _said_again(frames: Frames) -> pl.DataFrame:
    """Return the clauses that stand twice on end in a cell, whoever is said to act.

    Further apart another department may say the same.
    """
    text = pl.col("text").str.strip_chars_end("；;。")
    clauses = frames.clauses.select(*_CELL, "heads", quote=text, text=text.str.replace(_ACTOR, ""))
    same = pl.all_horizontal(pl.col(key) == pl.col(key).shift(1) for key in (*_CELL, "heads", "text"))
    return clauses.filter(same & (pl.col("text").str.len_chars() >= _REPEATED)).select(
        "document",
        "row",
        pl.col("field").cast(pl.String),
        "quote",
        case=pl.lit("repeated"),
        marks=pl.concat_list("quote"),
    )
