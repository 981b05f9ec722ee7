from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from toolkit.cli.common import UsageProblemError, refuse_on_terminal, write_whole


def test_a_file_is_written_as_given(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "清单\n", "zh")
    write_whole(tmp_path / "b.bin", b"\x00\xff", "zh")
    assert (tmp_path / "a.txt").read_bytes() == "清单\n".encode()
    assert (tmp_path / "b.bin").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_write_that_fails_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "a.json"
    file.write_text("old", encoding="utf-8")

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(UsageProblemError, match=r"a\.json.*No space left"):
        write_whole(file, "new", "zh")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.json", "old")]


def test_bytes_are_not_shown_on_a_terminal_and_the_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_on_terminal("xlsx", {"xlsx"}, "zh")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(UsageProblemError, match="-o xlsx=文件"):
        refuse_on_terminal("xlsx", {"xlsx"}, "zh")
    refuse_on_terminal("json", {"xlsx"}, "zh")


@pytest.mark.skipif(os.name == "nt", reason="Windows names no pipes like files")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, "甲", "zh")
        assert os.read(reader, 100).decode() == "甲"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
