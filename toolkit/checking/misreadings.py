"""Names of reclaimed duties that are misread where the handover of the same row says them right."""

from __future__ import annotations

import polars as pl
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from toolkit.checking.familiar import masked_cells, three_bytes
from toolkit.frames import Frames

_ALIKE = 70.0
_LEAST_WRONG = 2
_LEAST_NAME = 10
_LONGEST = 400
_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "document": pl.Int32,
    "row": pl.Int32,
    "quote": pl.String,
    "marks": pl.List(pl.String),
}


def misread_names(frames: Frames) -> pl.DataFrame:
    """Return the misread names: ``document``, ``row``, ``field``, ``case``, ``quote``, ``marks``.

    A name counts where it nearly stands in the handover and differs by characters in none but unfamiliar words, which
    the handover replaces by familiar ones, one for one.
    """
    reclaimed = frames.duties.filter(pl.col("list") == "reclaimed").select("document", "row")
    cells = masked_cells(frames).join(reclaimed, on=["document", "row"], how="semi")
    rare = (three_bytes(pl.col("mask")) >= _LEAST_WRONG) & (pl.col("text").str.len_chars() >= _LEAST_NAME)
    names = cells.filter((pl.col("field") == "name") & rare).select("document", "row", "mask", name="text")
    handovers = cells.filter(pl.col("field") == "handover").select("document", "row", handover="text", right="mask")
    rows = names.join(handovers, on=["document", "row"], maintain_order="left").filter(
        pl.max_horizontal(pl.col("name", "handover").str.len_chars()) <= _LONGEST
    )
    found = [(row["document"], row["row"], row["name"], wrong) for row in rows.to_dicts() if (wrong := _wrong(row))]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row").with_columns(field=pl.lit("name"), case=pl.lit("misread"))


def _wrong(row: dict[str, str]) -> list[str]:
    """Return the misread parts of a name, or nothing where it is merely worded in another way."""
    name, handover = row["name"], row["handover"]
    rare = {sign for sign, own in zip(row["mask"], name, strict=True) if sign == own}
    if name in handover or len(rare - set(handover)) < _LEAST_WRONG:
        return []
    place = fuzz.partial_ratio_alignment(name, handover, score_cutoff=_ALIKE)
    if place is None:
        return []
    said = handover[place.dest_start : place.dest_end]
    wrong: list[str] = []
    for change in Levenshtein.opcodes(name, said):
        old, new = slice(change.src_start, change.src_end), slice(change.dest_start, change.dest_end)
        if change.tag != "replace" or len(name[old]) != len(said[new]):
            continue
        plain = row["right"][place.dest_start : place.dest_end]
        if row["mask"][old] == name[old] and plain[new] != said[new]:
            wrong.append(name[old])
    return wrong if sum(map(len, wrong)) >= _LEAST_WRONG else []
