"""New versions of made-up townships, as read."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from fixtures.generator import Form, Layout, Township, make_township, render
from fixtures.generator.revisions import revise
from tests.conftest import read_text, unshrunk
from toolkit.parsing import ParsedDocument

#: Each example reads two documents and compares them.
few_examples = settings(unshrunk, max_examples=20)
SEEDS = st.integers(0, 10_000)
#: What versions are made from: a failing example stays one line.
VERSIONS = st.tuples(SEEDS, SEEDS, st.integers(1, 12))


def township(seed: int) -> Township:
    """Return a small township; rows that are moved far need lists of some length."""
    return make_township(seed, basic=24, cooperative=22, reclaimed=22)


def parsed(document: Township, form: Form = "tabular", layout: Layout | None = None) -> ParsedDocument:
    """Return a township as read from its text."""
    return read_text(render(document, form, options=layout or Layout(remark=form != "wrapped")))


def revised(old: Township, seed: int, edits: int = 6) -> Township:
    """Return a new version of a township, after so many edits; the same seed gives the same one."""
    rng = random.Random(seed)
    new, _ = revise(old, rng, edits)
    return replace(new, year_month=rng.choice((old.year_month, "2025-12")))


def versions(seeds: tuple[int, int, int]) -> tuple[ParsedDocument, ParsedDocument]:
    """Return a township and a new version of it, as read."""
    old = township(seeds[0])
    return parsed(old), parsed(revised(old, *seeds[1:]))
