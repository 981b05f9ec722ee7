"""Labels unlike the usual ones of their document: 承接方式 for 工作方式, a colon of the other width, no label."""

from __future__ import annotations

import re

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames
from toolkit.profile import Profile

_ROW = ["document", "row"]
_COLON = "[：:]"
_LONGEST = 60
_ENDS = "局|委员会|委|办公室|办|部|院|会|队|中心|站|所"
_HEAD_WORD = rf"(?:^|[。；;])(\p{{Han}}{{2,20}}?(?:{_ENDS})(?:工作|主要)?职责)："


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a label unlike the usual one of its document, and one a head unlike the others of its cell.

    ``parameters``: ``usual`` is the least share of a label that makes it the document's own, ``least`` how often it
    must stand there.
    """
    cells = frames.duties.filter(
        (pl.col("list") == "reclaimed") & (pl.col("handover") != "") & ~pl.col("damaged").list.contains("handover")
    ).select(*_ROW, "handover")
    found = pl.concat(
        [
            _unlike(_labels(cells, frames.profile), parameters),
            _unlabelled(cells, frames.profile, parameters),
            _heads(frames),
        ],
        how="diagonal_relaxed",
    )
    return found.sort(*_ROW, "case", maintain_order=True)


def _labels(cells: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """Return one row a label of a handover cell.

    ``kind`` tells whether it labels the way of working, ``label`` is it without its ``colon``, ``written`` with it, and
    ``quote`` goes on from there.
    """
    words = "|".join(map(re.escape, (*profile.receiver_labels, *profile.method_labels)))
    return (
        cells.with_columns(written=pl.col("handover").str.extract_all(f"(?:{words}){_COLON}"))
        .explode("written", empty_as_null=False)
        .drop_nulls("written")
        .with_columns(label=pl.col("written").str.head(-1), colon=pl.col("written").str.tail(1))
        .with_columns(
            kind=pl.col("label").is_in(list(profile.method_labels)),
            quote=_from("handover", "written").str.head(_LONGEST),
        )
    )


def _unlike(labels: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Return the labels whose word, or whose colon, is another than the document's usual one."""
    both = [("label", ["document", "kind"]), ("colon", ["document"])]
    return pl.concat([_minority(labels, column, within, parameters) for column, within in both])


def _minority(labels: pl.DataFrame, column: str, within: list[str], parameters: Parameters) -> pl.DataFrame:
    counts = labels.group_by(*within, column).agg(amount=pl.len()).with_columns(all=pl.col("amount").sum().over(within))
    usual = counts.filter(
        pl.col("amount") >= pl.max_horizontal(pl.lit(parameters["least"]), pl.col("all") * parameters["usual"])
    ).select(*within, usual=column, amount="amount")
    return (
        labels.join(usual, on=within)
        .filter(pl.col(column) != pl.col("usual"))
        .unique([*_ROW, column], keep="first", maintain_order=True)
        .select(
            *_ROW,
            field=pl.lit("handover"),
            case=pl.lit(column),
            quote="quote",
            marks=pl.concat_list("written"),
            values=pl.struct("usual", "amount", words=column),
        )
    )


def _unlabelled(cells: pl.DataFrame, profile: Profile, parameters: Parameters) -> pl.DataFrame:
    """Return the cells without one of the two labels that nearly all have; a cell that only names a body is cut off."""
    receiver, method = ("|".join(map(re.escape, words)) for words in (profile.receiver_labels, profile.method_labels))
    told = cells.filter(~pl.col("handover").str.contains("|".join(profile.dropped))).with_columns(
        receiver=pl.col("handover").str.contains(f"(?:{receiver}){_COLON}"),
        method=pl.col("handover").str.contains(f"(?:{method}){_COLON}"),
        whole=pl.len().over("document"),
    )
    enough = (pl.len() >= parameters["least"]) & (
        (pl.col("receiver") & pl.col("method")).mean() >= parameters["usual"]
    ).over("document")
    lacks_method = (
        pl.col("receiver") & ~pl.col("method") & pl.col("handover").str.contains(f"负责|。|{_COLON}.*{_COLON}")
    )
    lacks_receiver = pl.col("method") & ~pl.col("receiver") & ~pl.col("handover").str.contains(f"^(?:{method})")
    return (
        told.filter(enough)
        .filter(lacks_method | lacks_receiver)
        .select(
            *_ROW,
            field=pl.lit("handover"),
            case=pl.lit("unlabelled"),
            quote=pl.col("handover").str.extract("^([^。；;]*)"),
            values=pl.struct(
                words=pl.when(lacks_method)
                .then(pl.lit(profile.method_labels[0]))
                .otherwise(pl.lit(profile.receiver_labels[0]))
            ),
        )
    )


def _heads(frames: Frames) -> pl.DataFrame:
    """Return the heads of paragraphs that lack a colon or add the word 职责, unlike the others of their cell."""
    text = pl.col("superior_duties").str.replace_all(":", "：", literal=True)
    cells = frames.duties.filter(~pl.col("damaged").list.contains("superior_duties")).select(*_ROW, text=text)
    heads = (
        frames.departments.filter((pl.col("role") == "heads") & (pl.col("field") == "superior_duties"))
        .select(*_ROW, "name")
        .unique(maintain_order=True)
        .join(cells, on=_ROW, maintain_order="left")
        .with_columns(
            coloned=pl.col("text").str.contains(pl.concat_str("name", pl.lit("：")), literal=True),
            bare=pl.col("text").str.contains(pl.concat_str("name", pl.lit("1.")), literal=True),
        )
    )
    without = heads.filter(pl.col("coloned").any().over(_ROW), pl.col("bare") & ~pl.col("coloned"))
    several = heads.filter(pl.col("coloned")).group_by(*_ROW, maintain_order=True).agg(pl.col("text").first(), pl.len())
    worded = (
        several.filter(pl.col("len") > 1).with_columns(name=pl.col("text").str.extract(_HEAD_WORD)).drop_nulls("name")
    )
    both = [("head_colon", without), ("head_word", worded)]
    return pl.concat(
        found.select(
            *_ROW,
            field=pl.lit("superior_duties"),
            case=pl.lit(case),
            quote=_from("text", "name"),
            marks=pl.concat_list("name"),
            values=pl.struct(words="name"),
        )
        for case, found in both
    )


def _from(text: str, words: str) -> pl.Expr:
    """Quote the sentence of a text that begins with some words of it."""
    after = pl.col(text).str.split(pl.col(words)).list.slice(1).list.join(pl.col(words))
    return pl.concat_str(words, after.str.extract("^([^。；;]*)"))
