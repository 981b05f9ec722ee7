from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reporting.documents import both
from toolkit.reporting.places import relative, row_words, uri

PARTS = st.text(alphabet=st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1).filter(
    lambda part: part not in {".", ".."}
)


def decoded(text: str) -> str:
    """Return what a percent-encoded text stands for."""
    plain, *coded = text.split("%")
    return (plain.encode() + b"".join(bytes.fromhex(c[:2]) + c[2:].encode() for c in coded)).decode()


@pytest.mark.parametrize(
    ("source", "path"),
    [("a.md", "a.md"), ("./县/a.md", "县/a.md"), ("../a.md", "../a.md"), ("/elsewhere/a.md", "/elsewhere/a.md")],
)
def test_a_path_is_given_from_the_current_folder(source: str, path: str) -> None:
    assert relative(source) == path


def test_an_absolute_path_below_the_current_folder_becomes_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(str(tmp_path / "县" / "a.md")) == "县/a.md"
    assert uri(str(tmp_path / "县" / "a.md")) == "%E5%8E%BF/a.md"


@given(st.lists(PARTS, min_size=1, max_size=3))
def test_a_relative_uri_is_ascii_and_decodes_to_its_path(parts: list[str]) -> None:
    source = str(PurePosixPath(*parts))
    written = uri(source)
    assert written.isascii()
    assert not set(written) & set(' :?#[]@!$&"<>\\^`{|}')
    assert decoded(written) == source


def test_an_absolute_path_elsewhere_is_a_file_uri() -> None:
    assert uri("/elsewhere/清单 1.md") == "file:///elsewhere/%E6%B8%85%E5%8D%95%201.md"


def test_bytes_that_are_no_unicode_are_kept() -> None:
    assert uri(os.fsdecode(b"\xff.md")) == "%FF.md"


def test_a_row_is_named_in_both_languages_and_a_document_is_not() -> None:
    (chinese,) = (f for f in both("zh").findings if f.rule == "QC404")
    assert row_words(chinese, "zh") == "第1项 · 承接部门及工作方式"
    assert row_words(chinese, "en") == "no. 1 · handover"
    assert row_words(both("zh").findings[0], "zh") == ""
