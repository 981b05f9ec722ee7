from __future__ import annotations

import io
import json
import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import frames_of
from toolkit.corpus import Input, reading
from toolkit.corpus.batches import read_frames
from toolkit.sources import LARGEST_FILE, Source

GOOD = "序号\t事项类别\t事项名称\n1\t党的建设\t开展甲项宣传教育工作\n2\t党的建设\t做好乙项服务管理工作\n"


@pytest.fixture
def good(tmp_path: Path) -> Input:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8", newline="")
    return Input("good.txt", path)


def reasons(*inputs: Input) -> list[str | None]:
    return read_frames(inputs).documents["reason"].to_list()


def test_documents_stand_in_the_order_of_the_inputs(good: Input) -> None:
    other = Input("other.txt", good.path)
    assert read_frames([other, good, other]).documents["source"].to_list() == ["other.txt", "good.txt", "other.txt"]


def test_nothing_gives_empty_frames() -> None:
    frames = read_frames([])
    assert frames.documents.is_empty()
    assert frames.duties.is_empty()


@pytest.mark.parametrize("count", [26, 51])
def test_very_many_documents_are_numbered_on(good: Input, count: int) -> None:
    frames = read_frames([good] * count)
    assert frames.documents["document"].to_list() == list(range(count))
    assert frames.duties["document"].to_list() == [at for at in range(count) for _ in range(2)]


def test_progress_is_told_before_each_document(good: Input) -> None:
    told: list[str] = []
    read_frames([good, Input("gone", Path("gone"))], lambda one: told.append(one.name))
    assert told == ["good.txt", "gone"]


def test_a_missing_file_stops_no_other(good: Input, tmp_path: Path) -> None:
    frames = read_frames([Input("gone.txt", tmp_path / "gone.txt"), good])
    assert frames.documents["reason"].to_list() == ["missing", None]
    assert frames.duties["document"].unique().to_list() == [1]


def test_a_file_without_permission_stops_no_other(good: Input, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(GOOD, "utf-8")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reasons(Input("locked.txt", locked), good) == ["permission", None]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_whose_mode_forbids_reading_is_told(good: Input) -> None:
    assert good.path is not None
    good.path.chmod(0)
    assert reasons(good) == ["permission"]


def test_a_folder_in_place_of_a_file_stops_no_other(good: Input, tmp_path: Path) -> None:
    first, second = reasons(Input("folder", tmp_path), good)
    assert first in {"unreadable", "permission"}
    assert second is None


def test_a_broken_disk_is_told_in_the_words_of_the_system(good: Input, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    row = read_frames([good]).documents.row(0, named=True)
    assert row["reason"] == "unreadable"
    assert json.loads(row["reason_facts"]) == {"problem": "Input/output error"}


def test_a_file_over_the_limit_is_refused_unread(good: Input, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1024 * 1024)
    opened: list[str] = []
    read_bytes = Path.read_bytes

    def note(path: Path) -> bytes:
        opened.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", note)
    frames = read_frames([Input("large.txt", large), good])
    assert frames.documents["reason"].to_list() == ["too-large", None]
    assert json.loads(frames.documents["reason_facts"][0]) == {"size": 33, "limit": 32}
    assert opened == ["good.txt"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(GOOD.encode())))
    frames = read_frames([Input("甲.txt", None)])
    assert frames.documents["source"].to_list() == ["甲.txt"]
    assert frames.duties.equals(frames_of(GOOD).duties)


def test_standard_input_is_not_read_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        def read(self, size: int) -> bytes:
            assert size <= LARGEST_FILE + 1
            return b"a" * size

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Endless()))
    assert reasons(Input("-", None)) == ["too-large"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm clock")
def test_a_document_that_takes_too_long_is_given_up(good: Input, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def hang(name: str, _data: bytes) -> Source:
        calls.append(name)
        signal.raise_signal(signal.SIGALRM)
        raise AssertionError

    monkeypatch.setattr(reading, "read", hang)
    before = signal.getsignal(signal.SIGALRM)
    row = read_frames([good]).documents.row(0, named=True)
    assert (row["reason"], json.loads(row["reason_facts"])) == ("too-slow", {"seconds": reading.LONGEST_READING})
    assert calls == ["good.txt"]
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_document_that_takes_too_long_is_given_up_where_there_is_no_alarm_clock(
    good: Input, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(_name: str, _data: bytes) -> Source:
        while True:
            pass

    monkeypatch.setattr(reading, "read", hang)
    monkeypatch.setattr(reading, "LONGEST_READING", 0.05)
    monkeypatch.delattr(signal, "setitimer", raising=False)
    assert reasons(good) == ["too-slow"]
