from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from hypothesis import given

from tests.diffing.comparisons import equal, townships, version
from tests.diffing.revising import VERSIONS, few_examples, versions
from toolkit.corpus import Input
from toolkit.corpus.cache import Cache
from toolkit.corpus.compared import keep, recall
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Comparison

MADE = {"version": version(), "townships": townships(), "equal": equal()}
OLD, NEW = Input("old.md", None, b"1"), Input("new.md", None, b"2")


def read_from(comparison: Comparison, *inputs: Input) -> Comparison:
    """Return a comparison as if its documents had been read from some inputs."""
    old, new = (
        {**side, "source": one.name, "sha256": hashlib.sha256(one.data or b"").hexdigest()}
        for side, one in zip((comparison.old, comparison.new), inputs, strict=True)
    )
    return dataclasses.replace(comparison, old=old, new=new)


@pytest.mark.parametrize("made", MADE)
def test_a_comparison_comes_back_as_it_was_kept(made: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path, "basis")
    comparison = dataclasses.replace(read_from(MADE[made], OLD, NEW), stated=(True, False))
    assert recall(cache, OLD, NEW) is None
    keep(cache, comparison)
    assert recall(cache, OLD, NEW) == comparison


@few_examples
@given(VERSIONS)
def test_any_comparison_of_two_versions_comes_back(
    tmp_path_factory: pytest.TempPathFactory, seeds: tuple[int, int, int]
) -> None:
    cache = Cache(tmp_path_factory.mktemp("kept"), "basis")
    comparison = read_from(compare(*versions(seeds)), OLD, NEW)
    keep(cache, comparison)
    assert recall(cache, OLD, NEW) == comparison


def test_it_is_that_of_these_contents_under_these_names_in_this_order(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "basis")
    keep(cache, read_from(version(), OLD, NEW))
    assert recall(cache, NEW, OLD) is None
    assert recall(cache, OLD, Input("new.md", None, b"3")) is None
    assert recall(cache, OLD, Input("other.md", None, b"2")) is None
    assert recall(Cache(tmp_path, "other settings"), OLD, NEW) is None


def test_files_are_looked_at_as_they_are_now_and_standard_input_never(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", "basis")
    path = tmp_path / "new.md"
    path.write_bytes(b"2")
    keep(cache, read_from(version(), OLD, NEW))
    assert recall(cache, OLD, Input("new.md", path)) == read_from(version(), OLD, NEW)
    assert recall(cache, OLD, Input("new.md", None)) is None
    path.write_bytes(b"3")
    assert recall(cache, OLD, Input("new.md", path)) is None
    path.unlink()
    assert recall(cache, OLD, Input("new.md", path)) is None


def test_a_name_that_no_encoding_holds_is_kept_too(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "basis")
    comparison = read_from(version(), OLD, NEW)
    comparison.new["township"] = "柳\ud800镇"
    keep(cache, comparison)
    assert recall(cache, OLD, NEW) == comparison
