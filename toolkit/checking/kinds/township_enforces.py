"""Acts of authority in the township's part of a duty that it only assists: it punishes, orders, seizes."""

from __future__ import annotations

import re

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames
from toolkit.resources import read_yaml

_VOCABULARY = "rules/vocabulary/verbs.yaml"


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a sentence of a township's part in which it enforces, alone or together with an authority.

    A sentence in which it assists or reports before the act, or that only speaks of the act, is none.
    """
    data = read_yaml(_VOCABULARY)
    acts, assisting, jointly = ("|".join(map(re.escape, data[key])) for key in ("enforcing", "assisting", "jointly"))
    damaged = frames.duties.select("document", "row", whole=~pl.col("damaged").list.contains("township_duties"))
    sentences = (
        frames.clauses.filter((pl.col("field") == "township_duties") & pl.col("text").str.contains(acts))
        .join(damaged, on=["document", "row"], maintain_order="left")
        .filter("whole")
        .with_columns(quote=pl.col("text").str.extract_all("[^。；;]+[。；;]?"))
        .explode("quote", empty_as_null=False)
        .with_columns(rest=pl.col("quote").str.replace_all(data["spoken_of"], ""))
    )
    before = pl.col("rest").str.extract(f"^(.*?)(?:{acts})")
    return (
        sentences.filter(pl.col("rest").str.contains(acts) & ~before.str.contains(assisting))
        .with_columns(act=pl.col("rest").str.extract(f"({acts})"), before=before)
        .select(
            "document",
            "row",
            field=pl.lit("township_duties"),
            case=pl.when(pl.concat_str("before", "act").str.contains(f"{jointly}|与[^，。；]{{1,20}}人员"))
            .then(pl.lit("jointly"))
            .otherwise(pl.lit("alone")),
            quote="quote",
            marks=pl.concat_list("act"),
            values=pl.struct(words="act"),
        )
    )
