"""Forms of a text as Polars expressions, for whole columns at once."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from toolkit.resources import read_yaml

# Ranges, not Unicode classes: the classes alone would take longer to compile than a document takes to compare.
_NOT_BARE = r"[^0-9A-Za-z\x{3400}-\x{9fff}\x{20000}-\x{3ffff}]+"


@cache
def wording() -> dict[str, list[str]]:
    """Return the word lists of ``rules/vocabulary/wording.yaml``."""
    data: dict[str, list[str]] = read_yaml("rules/vocabulary/wording.yaml")
    return data


def bare(text: pl.Expr) -> pl.Expr:
    """Return letters and digits alone, connectives dropped: 登记、统计 and 登记和统计 are one."""
    connectives = "|".join(map(re.escape, wording()["connectives"]))
    return text.str.replace_all(_NOT_BARE, "").str.replace_all(connectives, "").str.to_lowercase()


def core(text: pl.Expr) -> pl.Expr:
    """Return the bare form without the verbs around a duty: 做好收养登记工作 is 收养登记."""
    words = wording()
    leading = "|".join(map(re.escape, words["leading_verbs"]))
    trailing = "|".join(map(re.escape, words["trailing_words"]))
    own = "|".join(map(re.escape, words["own_place"]))
    return bare(text).str.replace_all(own, "").str.replace(f"^(?:{leading})+", "").str.replace(f"(?:{trailing})+$", "")


def segments(text: pl.Expr) -> pl.Expr:
    """Return the parts of a name between commas and stops, as a list."""
    return text.str.replace_all(r"[（(][^（）()]*[)）]", "").str.replace_all(r"[，,；;。]", "\n").str.split("\n")


def grams(text: pl.Expr) -> pl.Expr:
    """Return the set of pairs of neighbouring characters of a text, as a list."""
    return text.str.extract_all(r"(?s).").list.eval(
        pl.concat_str([pl.element(), pl.element().shift(-1)]).drop_nulls().unique()
    )


def acts(text: pl.Expr) -> pl.Expr:
    """Return the acts of authority that a text names (处罚, 审批, 登记 …), as a list."""
    return text.str.extract_all("|".join(map(re.escape, wording()["acts"])))
