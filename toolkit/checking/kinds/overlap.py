"""The same duty in two lists, or twice in one.

Names are compared in their core form: without punctuation, connectives and the verbs around the matter (做好…工作).
A name of the second side also counts by its parts between commas. Candidates are pairs that share enough
pairs of neighbouring characters, found by one join over all documents; they stand when the acts agree (a 处罚 is not
an 审批) and one is the other, is nearly the other, or is contained in it.
"""

from __future__ import annotations

from functools import partial

import polars as pl

from toolkit.checking import forms
from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames

_PAIR = ["document", "row", "other"]
_MOST_COMMON = 60
_LEAST_SHARED = 2


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a pair of duties that are the same, at the second; each pair's best reason alone.

    ``parameters``: ``pairs`` of lists to compare (one list twice for duplicates within it), ``shortest`` is the least
    length of a core that can be compared, ``likeness`` (0 to 1) is the share of common character pairs from which two
    cores are nearly equal, ``least_part`` the same for a core that the other contains.
    """
    return pl.concat([_between(frames, first, second, parameters) for first, second in parameters["pairs"]])


def _between(frames: Frames, first_list: str, second_list: str, parameters: Parameters) -> pl.DataFrame:
    first, second = (
        frames.once(f"segments of {key}", partial(_segments, frames, key)).filter(
            pl.col("core").str.len_chars() >= parameters["shortest"]
        )
        for key in (first_list, second_list)
    )
    pairs = _candidates(first.filter(pl.col("segment") == 0), second, within=first_list == second_list)
    return _as_hits(_judge(pairs, first, second, parameters), frames)


def _segments(frames: Frames, key: str) -> pl.DataFrame:
    """Return the whole names of a list as segment 0, and the parts of names that have several from 1 on."""
    damaged = pl.col("damaged").list.contains("name")
    names = frames.duties.filter((pl.col("list") == key) & (pl.col("name") != "") & ~damaged)
    whole = names.select("document", "row", "name", segment=pl.lit(0, pl.Int32), part="name")
    parts = (
        whole.with_columns(part=forms.segments(pl.col("name")))
        .filter(pl.col("part").list.len() > 1)
        .with_columns(segment=pl.int_ranges(1, pl.col("part").list.len() + 1, dtype=pl.Int32))
        .explode("part", "segment", empty_as_null=False)
    )
    return (
        pl.concat([whole, parts])
        .with_columns(bare=forms.bare(pl.col("part")), core=forms.core(pl.col("part")), acts=forms.acts(pl.col("part")))
        .with_columns(grams=forms.grams(pl.col("core")))
    )


def _candidates(first: pl.DataFrame, second: pl.DataFrame, *, within: bool) -> pl.DataFrame:
    """Return the pairs of segments worth judging: those that share rare character pairs, and equal names.

    Pairs of characters that stand in very many names say little and would pair everything with everything: without
    them the number of candidates grows with the number of names.
    """
    left = _rare(first.select("document", "row", gram="grams").explode("gram", empty_as_null=False))
    right = _rare(second.select("document", "segment", other="row", gram="grams").explode("gram", empty_as_null=False))
    alike = (
        left.join(right, on=["document", "gram"])
        .group_by(*_PAIR, "segment")
        .agg(shared=pl.len())
        .filter(pl.col("shared") >= _LEAST_SHARED)
        .select(*_PAIR, "segment")
    )
    names = first.group_by("document", "bare", maintain_order=True).agg(pl.col("row").first())
    equal = names.join(
        second.filter(pl.col("segment") == 0).select("document", "bare", "segment", other="row"),
        on=["document", "bare"],
    )
    pairs = pl.concat([alike, equal.select(*_PAIR, "segment")]).unique()
    return pairs.filter(pl.col("row") != pl.col("other")) if within else pairs


def _rare(grams: pl.DataFrame) -> pl.DataFrame:
    return grams.filter(pl.len().over("document", "gram") <= _MOST_COMMON)


def _judge(pairs: pl.DataFrame, first: pl.DataFrame, second: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    left = first.filter(pl.col("segment") == 0).select("document", "row", "bare", "core", "acts", "name", "grams")
    right = second.select(
        "document",
        "segment",
        "part",
        other="row",
        other_bare="bare",
        other_core="core",
        other_acts="acts",
        other_name="name",
        other_grams="grams",
    )
    shared = pl.col("grams").list.set_intersection("other_grams").list.len()
    dice = 2 * shared / (pl.col("grams").list.len() + pl.col("other_grams").list.len())
    inside = pl.col("other_core").str.contains(pl.col("core"), literal=True)
    agree = (pl.col("acts").list.set_difference("other_acts").list.len() == 0) & (
        pl.col("other_acts").list.set_difference("acts").list.len() == 0
    )
    reason = (
        pl.when(pl.col("bare") == pl.col("other_bare")).then(pl.lit("same"))
        .when(pl.col("core") == pl.col("other_core")).then(pl.lit("reworded"))
        .when(agree & (pl.col("dice") >= parameters["likeness"])).then(pl.lit("near"))
        .when(agree & inside & (pl.col("dice") >= parameters["least_part"])).then(pl.lit("part"))
    )  # fmt: skip
    strength = {"same": 4, "reworded": 3, "near": 2, "part": 1}
    return (
        pairs.join(left, on=["document", "row"])
        .join(right, on=["document", "other", "segment"])
        .with_columns(dice=dice)
        .filter(pl.col("dice") >= parameters["least_part"])
        .with_columns(reason=reason)
        .drop_nulls("reason")
        .with_columns(
            # A part of a name that equals a whole one is a part of that duty, not a copy of it.
            reason=pl.when((pl.col("segment") > 0) & (pl.col("reason") == "same"))
            .then(pl.lit("segment"))
            .otherwise("reason"),
        )
        .with_columns(strength=pl.col("reason").replace_strict(strength, default=3, return_dtype=pl.Int32))
        .sort(*_PAIR, "strength", "dice", "segment", descending=[False, False, False, True, True, False])
        .group_by(_PAIR, maintain_order=True)
        .first()
    )


def _as_hits(judged: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    lists = frames.duties.select("document", "row", "list", "number")
    pairs = judged.with_columns(low=pl.min_horizontal("row", "other"), high=pl.max_horizontal("row", "other"))
    within = pl.col("own") == pl.col("others")
    return (
        pairs.join(lists.select("document", "row", own="list"), on=["document", "row"])
        .join(lists.select("document", other="row", others="list"), on=["document", "other"])
        .with_columns(
            pair=pl.when(within)
            .then(pl.concat_str("low", pl.lit("-"), "high"))
            .otherwise(pl.concat_str("row", pl.lit("-"), "other")),
            # Of two rows that say the same, the later one is the one too many.
            backwards=pl.col("other") < pl.col("row"),
        )
        .sort("document", "low", "high", "strength", "backwards", descending=[False, False, False, True, False])
        .group_by("document", "pair", maintain_order=True)
        .first()
        .select(
            "document",
            row="other",
            field=pl.lit("name"),
            case="reason",
            quote="other_name",
            marks=pl.concat_list("part"),
            values=pl.struct("part", likeness=pl.col("dice").round(2)),
            related=pl.concat_list(pl.struct("row", quote="name", field=pl.lit("name"))),
        )
        .sort("document", "row")
    )
