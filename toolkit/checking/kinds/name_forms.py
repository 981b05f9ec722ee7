"""Names of duties unlike the others: without a verb, a penalty without 对, too long or short, ending in a stop."""

from __future__ import annotations

import re

import polars as pl

from toolkit.checking import forms
from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames
from toolkit.resources import read_yaml

_VOCABULARY = "rules/vocabulary/verbs.yaml"
_END = 16
_PENALTY = "的(?:行政)?处罚$"


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a name and thing that is unusual about it.

    ``parameters``: ``usual`` is the share of a document's names that makes a form the usual one, ``least`` how many
    names there must be for it; ``usual_penalties`` and ``least_penalties`` are the same for penalties; ``longest``
    gives a length for each list, ``shortest`` one for all.
    """
    names = frames.duties.filter((pl.col("name") != "") & ~pl.col("damaged").list.contains("name")).select(
        "document", "row", "list", "name", length=pl.col("name").str.len_chars()
    )
    found = [
        *_verbless(names.filter(pl.col("list") == "basic"), parameters),
        _unled(names, parameters),
        *_lengths(names, parameters),
        _stopped(names, parameters),
    ]
    return pl.concat(found, how="diagonal_relaxed").sort("document", "row", "case", maintain_order=True)


def _as_hits(found: pl.DataFrame, case: str, mark: pl.Expr, **values: pl.Expr) -> pl.DataFrame:
    return found.select(
        "document",
        "row",
        field=pl.lit("name"),
        case=pl.lit(case),
        quote="name",
        marks=pl.concat_list(mark),
        values=pl.struct("length", *(value.alias(name) for name, value in values.items())),
    )


def _verbless(names: pl.DataFrame, parameters: Parameters) -> list[pl.DataFrame]:
    """Return the names of which no part begins with a verb: those without any, and those whose end names no act."""
    words = read_yaml(_VOCABULARY)
    heads, adverbs, acts = (
        "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
        for listed in (words["heads"].split(), words["adverbs"], words["acts"])
    )
    told = names.with_columns(
        headed=forms.segments(pl.col("name"))
        .list.eval(pl.element().str.contains(f"^(?:{adverbs}){{0,3}}(?:{heads})"))
        .list.any()
        | pl.col("name").str.contains(_PENALTY),
        acting=pl.col("name").str.tail(_END).str.contains(acts),
        silent=~pl.col("name").str.contains(f"{heads}|{acts}"),
    ).with_columns(share=pl.col("headed").mean().over("document"), amount=pl.len().over("document"))
    plain = told.filter(
        ~pl.col("headed") & (pl.col("share") >= parameters["usual"]) & (pl.col("amount") >= parameters["least"])
    )
    bare = plain.filter("silent")
    trailing = plain.filter(~pl.col("silent") & ~pl.col("acting"))
    share = (pl.col("share") * 100).round().cast(pl.Int64)
    return [
        _as_hits(found, case, pl.col("name"), share=share) for case, found in (("bare", bare), ("headless", trailing))
    ]


def _unled(names: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Return the penalties whose object is not led by 对, where the others of the document are."""
    penalties = names.filter(pl.col("name").str.contains(_PENALTY)).with_columns(
        led=pl.col("name").str.contains("对", literal=True)
    )
    usual = penalties.filter(
        pl.col("led").sum().over("document") >= parameters["least_penalties"],
        pl.col("led").mean().over("document") >= parameters["usual_penalties"],
    ).with_columns(amount=pl.col("led").sum().over("document"))
    return _as_hits(usual.filter(~pl.col("led")), "unled", pl.lit(""), amount=pl.col("amount"))


def _lengths(names: pl.DataFrame, parameters: Parameters) -> list[pl.DataFrame]:
    """Return the names far longer than any name of their list usually is, or too short to say anything."""
    longest = pl.col("list").cast(pl.String).replace_strict(parameters["longest"], return_dtype=pl.Int64)
    long = names.filter(pl.col("length") > longest)
    short = names.filter(pl.col("length") < parameters["shortest"])
    return [_as_hits(found, case, pl.lit("")) for case, found in (("long", long), ("short", short))]


def _stopped(names: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Return the names that end in a stop, where nearly none of the document's names does."""
    ends = names.with_columns(stop=pl.col("name").str.extract("([。；;])$")).with_columns(
        share=pl.col("stop").is_null().mean().over("document")
    )
    return _as_hits(
        ends.filter(pl.col("stop").is_not_null() & (pl.col("share") >= parameters["usual"])),
        "stopped",
        pl.col("name").str.tail(4),
        stop=pl.col("stop"),
    )
