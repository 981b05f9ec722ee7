"""``qc check --watch`` in a process of its own."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import BLOCKED, SELECT, SOUND, environment, qc, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to one process")
_PATIENCE = 60
#: Seconds between a verdict that is shown and the end of its run.
_PAUSE = 2


class Watcher:
    """A running watch: its verdicts as they come."""

    def __init__(self, started: subprocess.Popen[str]) -> None:
        self.started = started
        self.verdicts: queue.Queue[str] = queue.Queue()
        self.shown: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.started.stdout
        for line in self.started.stdout:
            self.shown.append(line)
            if line[0] in "✓✗":
                self.verdicts.put(line[0])

    def verdict(self) -> str:
        return self.verdicts.get(timeout=_PATIENCE)

    def until(self, wanted: str) -> None:
        """Wait for a verdict: a change may be seen in two parts."""
        while self.verdict() != wanted:
            pass

    def interrupt(self) -> tuple[int, str]:
        assert self.started.stderr
        time.sleep(_PAUSE)
        self.started.send_signal(signal.SIGINT)
        status = self.started.wait(_PATIENCE)
        return status, self.started.stderr.read()


@contextmanager
def watching(folder: Path, *paths: str) -> Iterator[Watcher]:
    started = subprocess.Popen(  # noqa: S603 - this interpreter, this package
        [sys.executable, "-m", "toolkit", "check", "--watch", *SELECT, *paths],
        cwd=folder,
        env=environment(PYTHONIOENCODING="utf-8"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with started:
        try:
            yield Watcher(started)
        finally:
            started.kill()


def test_a_folder_is_checked_again_when_files_change_come_and_go(folder: Path) -> None:
    write(folder, SOUND, "lists/a.md")
    with watching(folder, "lists") as watcher:
        assert watcher.verdict() == "✓"
        write(folder, BLOCKED, "lists/a.md")
        watcher.until("✗")
        write(folder, SOUND, "lists/a.md")
        watcher.until("✓")
        write(folder, BLOCKED, "lists/sub/b.md")
        watcher.until("✗")
        (folder / "lists" / "sub" / "b.md").unlink()
        watcher.until("✓")
        write(folder, BLOCKED, "lists/notes.bin")
        assert watcher.interrupt() == (0, "")
        assert "\x1b" not in "".join(watcher.shown)


def test_a_folder_that_is_not_there_is_told_and_nothing_is_watched(folder: Path) -> None:
    result = qc("check", "--watch", "nowhere/a.md")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert folder.exists()


def test_the_status_at_the_end_is_that_of_the_last_check(folder: Path) -> None:
    write(folder, SOUND)
    with watching(folder, "a.md") as watcher:
        assert watcher.verdict() == "✓"
        half = write(folder, BLOCKED, "a.md.new")
        half.replace(folder / "a.md")
        watcher.until("✗")
        assert watcher.interrupt() == (1, "")


@pytest.mark.parametrize(("lang", "said"), [("zh", "标准输入"), ("en", "standard input")])
def test_standard_input_cannot_be_watched(lang: str, said: str) -> None:
    result = qc("check", "-", "--watch", "--lang", lang, given=SOUND)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert said in result.err
