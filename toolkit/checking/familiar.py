"""How strange a text is: which of its characters neither the vocabulary nor the rest of its document accounts for.

Sound official Chinese is made of words that everybody uses or that its document uses in other cells as well. Words that
are merely rare (枇杷, 钉螺) are made of rare characters; a garbled passage throws together characters that are common
elsewhere in its document. Measured on four published lists and sentences from other provinces: in sound passages of ten
characters or more at most 0.31 of the characters are both strange and common, in garbled ones mostly more.
"""

from __future__ import annotations

from functools import cache, partial

import polars as pl

from toolkit.frames import Frames
from toolkit.profile import Profile
from toolkit.resources import read_yaml

HAN = r"[\x{3400}-\x{9fff}\x{20000}-\x{3ffff}]"

CELLS = ("name", "superior_duties", "township_duties", "handover")

# One byte long, as Chinese characters are three: how many are left can be told from the bytes.
_PLAIN = "_"
_FUNCTION = "[的和与及对在由将并等是为或于以向把从到按至第条款一二三四五六七八九十]"
_QUOTED = r"“[^”]{1,20}”|\"[^\"]{1,20}\""
# Villages, rivers and streets in a row are names, and strange by nature.
_ENUMERATED = rf"{HAN}{{1,6}}(?:乡|镇|村|街道|社区|街|路|河|渠|沟|湖|山|水库|岭|坝|桥|站|区|县|市)[、，,]"
_CELLS_TO_KNOW = 2
_TIMES_TO_BE_COMMON = 8


@cache
def _words(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the familiar words, ``names`` among them, the longest first, and plain signs as many as each has."""
    listed: str = read_yaml("rules/vocabulary/common_words.yaml")["words"]
    known = sorted({*listed.split(), *(name for name in names if len(name) > 1)}, key=lambda word: (-len(word), word))
    return known, [_PLAIN * len(word) for word in known]


def words(profile: Profile) -> frozenset[str]:
    """Return the familiar words: those of the vocabulary, and the departments and categories of the profile."""
    return frozenset(_words((*profile.stems, *profile.categories))[0])


def masked(text: pl.Expr, profile: Profile) -> pl.Expr:
    """Return ``text`` with a plain sign for each character of a familiar word, its length kept."""
    known, plain = _words((*profile.stems, *profile.categories))
    return text.str.replace_many(known, plain, leftmost=True)


def masked_cells(frames: Frames) -> pl.DataFrame:
    """Return the names, duties and handovers: ``document``, ``row``, ``field``, ``text``, and ``mask`` (see masked)."""
    return frames.once("masked cells", partial(_masked_cells, frames))


def _masked_cells(frames: Frames) -> pl.DataFrame:
    cells = pl.concat(
        frames.duties.select("document", "row", field=pl.lit(field), text=pl.col(field)) for field in CELLS
    )
    return cells.filter(pl.col("text") != "").with_columns(mask=masked(pl.col("text"), frames.profile))


def pieces(frames: Frames, stops: str, *, whole: str = "") -> pl.DataFrame:
    """Return the masked cells cut after each of the ``stops``; cells of the column ``whole`` are not cut."""

    def cut(column: str) -> pl.Expr:
        return pl.col(column).str.replace_all(f"([{stops}])", "$1\n").str.split("\n")

    uncut = pl.col("field") == whole
    parts = {name: pl.when(uncut).then(pl.concat_list(name)).otherwise(cut(name)) for name in ("text", "mask")}
    return (
        masked_cells(frames)
        .with_columns(**parts)
        .explode("text", "mask", empty_as_null=False)
        .filter(pl.col("text") != "")
    )


def three_bytes(text: pl.Expr) -> pl.Expr:
    """Return how many characters of a text are three bytes long: Chinese ones and their punctuation."""
    return (text.str.len_bytes() - text.str.len_chars()) // 2


def strangeness(suspects: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    """Return pieces (``document``, ``text``, ``least`` …) with the counts ``han``, ``strange`` and ``common``.

    ``han`` counts the Chinese characters outside quotation marks and enumerated places, ``strange`` those that are in
    no familiar word and stand beside neither neighbour in another cell of the document, and ``common`` the strange
    ones that are frequent in the rest of the document. Pieces of which a smaller share than ``least`` is strange are
    left out.
    """
    marked = (
        suspects.with_row_index("piece")
        .with_columns(sound=pl.col("text").str.replace_all(_QUOTED, "，").str.replace_all(_ENUMERATED, "，"))
        .with_columns(mask=masked(pl.col("sound"), frames.profile).str.replace_all(_FUNCTION, _PLAIN))
        .with_columns(han=pl.col("sound").str.count_matches(HAN), rare=pl.col("mask").str.count_matches(HAN))
        .filter((pl.col("rare") > 0) & (pl.col("rare") >= pl.col("han") * pl.col("least")))
    )
    return marked.join(_count(marked, frames), on="piece").drop("piece", "sound", "mask", "rare")


def _count(suspects: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    departments = frames.duties.select("document", "row", field=pl.lit("departments"), text="departments_text")
    texts = pl.concat([masked_cells(frames).drop("mask"), departments.filter(pl.col("text") != "")])
    signs = suspects.select(
        "piece", "document", "han", "least", sign=pl.col("sound").str.split(""), mask=pl.col("mask").str.split("")
    ).explode("sign", "mask", empty_as_null=False)
    inside = pl.col("piece") == pl.col("piece").shift(-1)
    rare = pl.col("mask").str.contains(HAN)
    pair = pl.when(inside & (rare | rare.shift(-1))).then(pl.concat_str("sign", pl.col("sign").shift(-1)))
    signs = signs.with_columns(rare=rare, pair=pair)
    cells = occurrences(texts, signs, "pair").unique().group_by("document", "pair").agg(cells=pl.len())
    known = cells.filter(pl.col("cells") >= _CELLS_TO_KNOW).select("document", "pair", known=pl.lit(value=True))
    joined = signs.join(known, on=["document", "pair"], how="left", maintain_order="left")
    after = pl.col("known").fill_null(value=False)
    before = after.shift(1, fill_value=False) & (pl.col("piece") == pl.col("piece").shift(1)).fill_null(value=False)
    odd = pl.col("rare") & ~after & ~before
    strange = joined.filter(odd).filter(pl.len().over("piece") >= pl.col("han") * pl.col("least"))
    times = occurrences(texts, strange, "sign").group_by("document", "sign").agg(times=pl.len())
    own = strange.group_by("piece", "sign").agg(own=pl.len())
    return (
        strange.join(times, on=["document", "sign"], how="left")
        .join(own, on=["piece", "sign"])
        .group_by("piece")
        .agg(strange=pl.len(), common=(pl.col("times") - pl.col("own") >= _TIMES_TO_BE_COMMON).sum())
    )


def occurrences(texts: pl.DataFrame, wanted: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return where the texts of a document hold what stands in ``column`` of ``wanted``, one row an occurrence.

    Columns: ``document``, ``row``, ``field`` and ``column``. What other documents ask for is among them.
    """
    patterns = wanted[column].drop_nulls().unique().sort()
    found = pl.col("text").str.extract_many(pl.lit(patterns).implode(), overlapping=True)
    asked = wanted.select("document").unique()
    return (
        texts.join(asked, on="document", how="semi")
        .select("document", "row", "field", found.alias(column))
        .explode(column, empty_as_null=False)
    )
