from __future__ import annotations

import os
from pathlib import Path

import pytest

from toolkit.corpus import Input, find_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.TSV", "notes.doc", ".hidden.txt", "deep/d.tab", ".git/e.txt", "deep/.x/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲", "utf-8")
    return tmp_path


def names(inputs: list[Input], below: Path) -> list[str]:
    return [one.path.relative_to(below).as_posix() for one in inputs if one.path]


def test_a_folder_stands_for_the_readable_files_below_it_in_order(folder: Path) -> None:
    assert names(find_inputs([str(folder)]), folder) == ["a.md", "b.txt", "c.TSV", "deep/d.tab"]


def test_a_folder_without_readable_files_stands_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.doc").write_bytes(b"")
    assert find_inputs([str(tmp_path)]) == []


def test_a_named_file_is_taken_whatever_its_suffix(folder: Path) -> None:
    assert names(find_inputs([str(folder / "notes.doc"), str(folder / ".hidden.txt")]), folder) == [
        "notes.doc",
        ".hidden.txt",
    ]


def test_a_name_that_does_not_exist_is_kept(tmp_path: Path) -> None:
    assert names(find_inputs([str(tmp_path / "gone.txt")]), tmp_path) == ["gone.txt"]


def test_a_file_named_twice_is_taken_once_where_it_is_named_first(folder: Path) -> None:
    paths = [str(folder / "b.txt"), str(folder), str(folder / "deep" / ".." / "b.txt")]
    assert names(find_inputs(paths), folder) == ["b.txt", "a.md", "c.TSV", "deep/d.tab"]


def test_standard_input_is_taken_once_under_its_name() -> None:
    assert find_inputs(["-", "-"], "甲.txt") == [Input("甲.txt", None)]


def test_inputs_keep_the_name_by_which_they_were_called(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [one.name for one in find_inputs(["b.txt", "deep"])] == ["b.txt", str(Path("deep") / "d.tab")]


def test_a_name_that_is_no_unicode_is_escaped_and_its_file_is_kept(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.md")
    try:
        (tmp_path / name).write_bytes(b"")
    except OSError:
        pytest.skip("this system allows only names in Unicode")
    (found,) = find_inputs([str(tmp_path)])
    assert found.path == tmp_path / name
    assert found.name == str(tmp_path / "\\udcff.md")
