"""New versions of made-up townships, by a few edits drawn at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from fixtures.generator import Duty, Form, Layout, ListKey, Township, make_township, render
from tests.conftest import LISTS, frames_of
from toolkit.frames import Frames

SEEDS = st.integers(0, 10_000)
_TABULAR: Form = "tabular"


def township(seed: int) -> Township:
    """Return a small township."""
    return make_township(seed, basic=14, cooperative=10, reclaimed=7)


def frames(document: Township, form: Form = _TABULAR, layout: Layout | None = None) -> Frames:
    """Return a township as read from its text."""
    return frames_of(render(document, form, options=layout or Layout(remark=form != "wrapped")))


Rows = dict[ListKey, list[Duty]]


def _remove(rows: Rows, rng: random.Random) -> None:
    key = rng.choice(LISTS)
    if len(rows[key]) > 2:
        del rows[key][rng.randrange(len(rows[key]))]


def _add(rows: Rows, rng: random.Random) -> None:
    key = rng.choice(LISTS)
    rows[key].insert(rng.randint(0, len(rows[key])), rng.choice(township(rng.randrange(10_000)).rows(key)))


def _reword(rows: Rows, rng: random.Random) -> None:
    key = rng.choice(LISTS)
    at = rng.randrange(len(rows[key]))
    name = rows[key][at].name
    rows[key][at] = replace(rows[key][at], name=rng.choice((f"依法{name}", f"{name}，做好资料归档", name[2:])))


def _rewrite(rows: Rows, rng: random.Random) -> None:
    at = rng.randrange(len(rows["cooperative"]))
    duty = rows["cooperative"][at]
    rows["cooperative"][at] = replace(duty, township_duties=f"{duty.township_duties}每季度报送进展情况。")


def _swap(rows: Rows, rng: random.Random) -> None:
    key = rng.choice(LISTS)
    a, b = rng.randrange(len(rows[key])), rng.randrange(len(rows[key]))
    rows[key][a], rows[key][b] = rows[key][b], rows[key][a]


def _recategorise(rows: Rows, rng: random.Random) -> None:
    key = rng.choice(LISTS)
    a, b = rng.randrange(len(rows[key])), rng.randrange(len(rows[key]))
    rows[key][a] = replace(rows[key][a], category=rows[key][b].category)


def _return(rows: Rows, rng: random.Random) -> None:
    if len(rows["reclaimed"]) > 2:
        duty = rows["reclaimed"].pop(rng.randrange(len(rows["reclaimed"])))
        rows["basic"].append(Duty("basic", 0, duty.category, duty.name))


_EDITS: tuple[Callable[[Rows, random.Random], None], ...] = (
    _remove, _add, _reword, _rewrite, _swap, _recategorise, _return,
)  # fmt: skip


def revised(old: Township, seed: int, edits: int = 6) -> Township:
    """Return a new version of a township, after so many edits, numbered anew; the same seed gives the same one."""
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    rows: Rows = {key: list(old.rows(key)) for key in LISTS}
    for edit in rng.choices(_EDITS, k=edits):
        edit(rows, rng)
    new = old
    for key in LISTS:
        new = new.with_rows(key, [replace(duty, number=at) for at, duty in enumerate(rows[key], 1)])
    return replace(new, year_month=rng.choice((old.year_month, "2025-12")))


#: What versions are made from: a failing example stays one line.
VERSIONS = st.tuples(SEEDS, SEEDS, st.integers(1, 12))


def versions(seeds: tuple[int, int, int]) -> tuple[Frames, Frames]:
    """Return a township and a new version of it, as read."""
    old = township(seeds[0])
    return frames(old), frames(revised(old, *seeds[1:]))
