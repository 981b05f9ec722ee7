"""Header words and titles of lists that are misspelt or eroded."""

from __future__ import annotations

from functools import cache

import polars as pl
from rapidfuzz.distance import Levenshtein

from toolkit.checking.kinds import Parameters
from toolkit.frames import Frames
from toolkit.profile import Profile
from toolkit.text import fold

_LONGEST_TITLE_LINE = 40
_LEAST_TITLE = 6
_HEADER = {"document": pl.Int32, "column": pl.String, "text": pl.String, "case": pl.String, "meant": pl.String,
           "certainty": pl.String}  # fmt: skip


def hits(frames: Frames, _parameters: Parameters) -> pl.DataFrame:
    """Return one hit a document and damaged header word, at its first row, and one a misspelt title of a list.

    A header word is measured by the right one that stands in the same document; without it a word that is merely
    near a usual one may be the document's own. The other rows that have the word are in ``related``.
    """
    return pl.concat([_headers(frames), _titles(frames)], how="diagonal_relaxed").sort("document", "line")


def _headers(frames: Frames) -> pl.DataFrame:
    column = pl.col("column").cast(pl.String)
    words = frames.headings.with_columns(column=column, list=pl.col("list").cast(pl.String))
    exact = {key: {fold(word) for word in known} for key, known in frames.profile.headers.items()}
    used: dict[tuple[int, str], set[str]] = {}
    for document, key, text in words.select("document", "column", "text").unique().iter_rows():
        used.setdefault((document, key), set()).add(text)
    found = []
    for (document, key), texts in sorted(used.items()):
        right = sorted(text for text in texts if _is_exact(fold(text), key, exact.get(key, set())))
        found += [
            (document, key, text, *_judge(fold(text), right, exact.get(key, set())))
            for text in sorted(texts.difference(right))
        ]
    odd = pl.DataFrame(found, schema=_HEADER, orient="row").drop_nulls("case")
    return (
        words.join(odd, on=["document", "column", "text"], maintain_order="left")
        .group_by("document", "column", "text", maintain_order=True)
        .agg(
            pl.col("list", "line", "case", "meant", "certainty").first(),
            amount=pl.len(),
            related=pl.struct("list", "line", quote="text").slice(1),
        )
        .select(
            "document",
            "list",
            "line",
            "case",
            "certainty",
            field="column",
            quote="text",
            marks=pl.concat_list("text"),
            values=pl.struct("text", "meant", "amount"),
            related="related",
        )
    )


def _is_exact(word: str, column: str, known: set[str]) -> bool:
    """Whether a header word is a known one; that of the township's part may carry its name (某某镇配合职责)."""
    return word in known or (column == "township_duties" and word.endswith(tuple(known)))


def _judge(word: str, right: list[str], known: set[str]) -> tuple[str | None, str | None, str | None]:
    """Return case, the word that is meant, and the certainty, for a header word that is not known."""
    for used in right:
        usual = fold(used)
        if word in usual:
            return "eroded", used, None
        if Levenshtein.distance(word, usual) <= max(1, len(usual) // 3):
            return "misspelt", used, "certain"
    near = [usual for usual in sorted(known) if len(word) > 1 and Levenshtein.distance(word, usual) == 1]
    return ("misspelt", near[0], None) if near else (None, None, None)


@cache
def _usual_titles(titles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(title for title in titles if len(title) >= _LEAST_TITLE)


def _all_titles(profile: Profile) -> frozenset[str]:
    return _usual_titles(tuple(title for titles in profile.titles.values() for title in titles))


def _titles(frames: Frames) -> pl.DataFrame:
    """Return the short lines of the narrative that are one character off the title of a list."""
    titles = _all_titles(frames.profile)
    named = {*titles, *frames.profile.short_titles.values()}
    text = pl.col("text")
    lines = (
        frames.narrative.filter(text.str.len_chars() <= _LONGEST_TITLE_LINE)
        .with_columns(title=text.str.extract(r"([\x{4e00}-\x{9fff}（）()]{5,24})").str.replace(r"[（(].*$", ""))
        .drop_nulls("title")
    )
    meant = {
        title: next((usual for usual in sorted(titles) if Levenshtein.distance(title, usual) == 1), None)
        for title in lines["title"].unique()
        if not any(name in title for name in titles) and title not in named
    }
    return (
        lines.with_columns(meant=pl.col("title").replace_strict(meant, default=None, return_dtype=pl.String))
        .drop_nulls("meant")
        .select(
            "document",
            "line",
            "end_line",
            case=pl.lit("title"),
            quote="text",
            marks=pl.concat_list("title"),
            values=pl.struct("meant", text="title", amount=pl.lit(1, pl.UInt32)),
        )
    )
