from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given

from tests.diffing.comparisons import equal, townships, version
from tests.diffing.revising import VERSIONS, few_examples, versions
from toolkit.corpus import Input
from toolkit.corpus.cache import Cache
from toolkit.corpus.compared import keep, key_of, recall
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Comparison
from toolkit.sources import LARGEST_FILE

MADE = {"version": version(), "townships": townships(), "equal": equal()}
OLD, NEW = Input("old.md", None, b"1"), Input("new.md", None, b"2")


def read_from(comparison: Comparison, *inputs: Input) -> Comparison:
    """Return a comparison as if its documents had been read from some inputs."""
    old, new = (
        {**side, "source": one.name, "sha256": hashlib.sha256(one.data or b"").hexdigest()}
        for side, one in zip((comparison.old, comparison.new), inputs, strict=True)
    )
    return comparison._replace(old=old, new=new)


KEY = key_of(OLD, NEW)


def kept(cache: Cache, comparison: Comparison) -> Comparison | None:
    """Return what comes back of a comparison that was kept."""
    assert KEY
    keep(cache, KEY, comparison)
    return recall(cache, KEY)


@pytest.mark.parametrize("made", MADE)
def test_a_comparison_comes_back_as_it_was_kept(made: str, tmp_path: Path) -> None:
    comparison = read_from(MADE[made], OLD, NEW)
    assert KEY
    assert recall(Cache(tmp_path, "basis"), KEY) is None
    assert kept(Cache(tmp_path, "basis"), comparison) == comparison
    assert recall(Cache(tmp_path, "other settings"), KEY) is None


@few_examples
@given(VERSIONS)
def test_any_comparison_of_two_versions_comes_back(
    tmp_path_factory: pytest.TempPathFactory, seeds: tuple[int, int, int]
) -> None:
    comparison = read_from(compare(*versions(seeds)), OLD, NEW)
    assert kept(Cache(tmp_path_factory.mktemp("kept"), "basis"), comparison) == comparison


def test_a_name_that_no_encoding_holds_is_kept_too(tmp_path: Path) -> None:
    comparison = read_from(version(), OLD, NEW)
    comparison.new["township"] = "柳\ud800镇"
    assert kept(Cache(tmp_path, "basis"), comparison) == comparison


def test_a_document_that_changed_meanwhile_is_not_kept_under_what_it_was(tmp_path: Path) -> None:
    assert kept(Cache(tmp_path, "basis"), read_from(version(), OLD, Input("new.md", None, b"3"))) is None


def test_the_key_is_made_of_these_contents_under_these_names_in_this_order(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    path.write_bytes(b"2")
    assert key_of(OLD, Input("new.md", path)) == KEY
    path.write_bytes(b"3")
    others = (NEW, OLD), (OLD, Input("new.md", path)), (OLD, Input("other.md", None, b"2"))
    assert KEY not in {key_of(*other) for other in others}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_cannot_be_read_twice_has_no_key(tmp_path: Path) -> None:
    pipe, large = tmp_path / "pipe", tmp_path / "large.md"
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    for path in (None, pipe, large, tmp_path, tmp_path / "missing.md"):
        assert key_of(OLD, Input("new.md", path)) is None
