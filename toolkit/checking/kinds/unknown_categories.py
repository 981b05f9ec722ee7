"""Categories that neither the profile knows nor the document declares."""

from __future__ import annotations

import polars as pl
from rapidfuzz import fuzz, process

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_READABLE = r"^[\p{Han}（）()、]{2,14}$"


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a document, list and unknown category, at its first row, with the nearest known one.

    ``parameters``: ``likeness`` (0-100) from which a known category counts as the one meant, ``settled``: how many rows
    make a category the document's own.
    """
    unknown = meanings(frames, parameters["likeness"]).filter(~pl.col("known"))
    found = (
        frames.duties.join(unknown, on=["document", "category"])
        .sort("document", "row")
        .group_by("document", "list", "category", maintain_order=True)
        .agg(pl.col("row", "meant").first(), amount=pl.len())
    )
    near = pl.col("meant").is_not_null()
    return found.filter(
        near | (pl.col("amount") < parameters["settled"]) | ~pl.col("category").str.contains(_READABLE)
    ).select(
        "document",
        "row",
        field=pl.lit("category"),
        case=pl.when(near).then(pl.lit("near")).otherwise(pl.lit("unknown")),
        quote="category",
        marks=pl.concat_list("category"),
        values=pl.struct("category", "amount", nearest="meant"),
    )


def meanings(frames: Frames, likeness: float) -> pl.DataFrame:
    """Return each document's categories with ``known`` and ``meant``: itself, or the known one it is a near miss of.

    Known are the categories of the profile and those that the document declares. ``meant`` is null where an unknown
    category is neither the torn-off beginning of a known one nor at least ``likeness`` (0-100) like it.
    """
    declared: dict[int, list[str]] = dict(
        frames.declared.filter(pl.col("fact") == "category").group_by("document").agg("text").iter_rows()
    )
    profile = frames.profile.categories
    present = frames.duties.filter(pl.col("category") != "").select("document", "category").unique(maintain_order=True)
    rows = []
    for document, category in present.iter_rows():
        familiar = dict.fromkeys([*profile, *declared.get(document, ())])
        meant = category if category in familiar else _nearest(category, list(familiar), likeness)
        rows.append((document, category, category in familiar, meant))
    schema = {"document": pl.Int32, "category": pl.String, "known": pl.Boolean, "meant": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _nearest(category: str, familiar: list[str], likeness: float) -> str | None:
    torn = [name for name in familiar if len(category) > 1 and name.startswith(category)]
    if len(torn) == 1:
        return torn[0]
    best = process.extractOne(category, familiar, scorer=fuzz.ratio, score_cutoff=likeness)
    return best[0] if best else None
