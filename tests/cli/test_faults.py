"""Faults around a check: disks, pipes, encodings, narrow terminals, odd names, very many findings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.checking.tables import Row, basic
from tests.cli.running import BLOCKED, SELECT, SOUND, environment, process, qc, write

MANY = 10_000
TEXT_FORMATS = ("text", "concise", "markdown", "github")


@pytest.fixture
def small_disk(disk: Callable[[str], Path]) -> Path:
    """Mount a disk of 64 kilobytes."""
    return disk("64k")


def many_findings() -> str:
    """Return a document with a finding in each of very many rows."""
    sound = [Row(at, f"第{at}件事") for at in range(1, 6)]
    return basic(*sound, *(Row(min(at, 9999), f"第{at}件事", "") for at in range(6, MANY + 6)))


def test_a_full_disk_is_told_in_one_line_and_keeps_the_old_report(folder: Path, small_disk: Path) -> None:
    write(folder, many_findings())
    old = write(small_disk, "old", "out.json")
    done = process(folder, "check", "a.md", "--select", "QC105", "-o", f"json={old}")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"out.json" in done.stderr
    assert [(path.name, path.read_text("utf-8")) for path in small_disk.iterdir()] == [("out.json", "old")]


@pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="there is no device that is always full")
def test_a_standard_output_that_is_full_is_told_in_one_line(folder: Path) -> None:
    write(folder, BLOCKED)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "toolkit", "check", "a.md", "--format", "json"],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"qc: ")
    assert done.stderr.count(b"\n") == 1


WRITER = """
import sys
from pathlib import Path
from toolkit.files import replace_file
while True:
    for size in (10, 5_000_000):
        replace_file(Path(sys.argv[1]), b"x" * size)
"""


@pytest.mark.parametrize("wait", [0.0, 0.01, 0.03])
def test_a_run_killed_while_it_writes_leaves_no_half_file_under_the_name(folder: Path, wait: float) -> None:
    file = folder / "out.json"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], env=environment()) as started:  # noqa: S603 - our program
        while not file.exists():
            time.sleep(0.001)
        time.sleep(wait)
        started.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    assert file.stat().st_size in {10, 5_000_000}
    write(folder, SOUND)
    assert qc("check", ".", *SELECT).status == 0


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_terminal_that_lacks_characters_gets_the_rest(folder: Path, encoding: str, lang: str) -> None:
    write(folder, BLOCKED, "清单 一.md")
    done = process(
        folder, "check", "清单 一.md", *SELECT, "--lang", lang, settings={"LC_ALL": "C", "PYTHONIOENCODING": encoding}
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"QC301" in done.stdout
    assert done.stdout.decode(encoding)


@pytest.mark.parametrize("columns", [40, 20])
def test_no_line_is_wider_than_a_narrow_terminal(folder: Path, columns: int) -> None:
    write(folder, BLOCKED, "一个很长的文件夹名字/清单（定稿）一.md")
    shown = process(folder, "check", ".", settings={"COLUMNS": str(columns)}).stdout.decode()
    assert "QC301" in shown
    assert max(map(cell_len, shown.split("\n"))) <= columns


def test_very_many_findings_are_all_told(folder: Path) -> None:
    write(folder, many_findings())
    anew, kept = (process(folder, "check", "a.md", "--select", "QC105") for _ in range(2))
    assert anew.returncode == 1
    assert anew.stdout.decode().count("QC105") == MANY
    assert (kept.returncode, kept.stdout, kept.stderr) == (1, anew.stdout, b"")


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize(
    "name", ["[bold]x[-bold].md", "a|b`c`<script>.md", "::error::x.md", "a%0Ab.md", "一,二=三:四.md", "-rf.md"]
)
def test_a_name_with_markup_in_it_is_shown_and_nothing_more(folder: Path, form: str, name: str) -> None:
    write(folder, BLOCKED, name)
    result = qc("check", *SELECT, "--format", form, "--", name)
    assert (result.status, result.err) == (1, "")
    assert "QC301" in result.out
    if form == "markdown":
        assert "<script>" not in result.out
    if form == "github":
        assert all(line.startswith("::") for line in result.out.splitlines())
        assert "\n::error::x" not in f"\n{result.out}"


@pytest.mark.parametrize(
    ("text", "near"),
    [("fail_on = 'info'", "fail-on"), ("selct = []", "select"), ("cach = false", "cache"), ("cache = 'no'", "cache")],
)
def test_a_slip_in_the_configuration_is_told_with_the_nearest_word(folder: Path, text: str, near: str) -> None:
    write(folder, SOUND)
    write(folder, text, "qc.toml")
    result = qc("check", "a.md")
    assert (result.status, result.out) == (2, "")
    assert near in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("command", ["check", "parse", "compare"])
def test_a_name_that_is_no_unicode_stops_nothing(folder: Path, command: str) -> None:
    odd = os.fsdecode(b"\xff.md")
    try:
        write(folder, SOUND, odd)
    except OSError:
        pytest.skip("this system allows only names in Unicode")
    write(folder, SOUND)
    result = qc(command, ".", "--format", "json")
    assert (result.status, result.err) == (0, "")
    assert r"\\udcff.md" in result.out
    assert qc("diff", odd, "a.md").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a.md", "-o", "text=./a.md"),
        ("check", "b.md", "--against", "a.md", "-o", "text=a.md"),
        ("parse", "a.md", "-o", "csv=a.md"),
        ("compare", "a.md", "b.md", "-o", "csv=a.md"),
        ("diff", "b.md", "a.md", "-o", "json=a.md"),
        ("apply", "b.md", "a.md", "-o", "json=a.md"),
        ("merge", "a.md", "b.md", "b.md", "-o", "json=a.md"),
        ("check", "a.md", "-o", "json=c.json", "-o", "sarif=c.json"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(("lang", "said"), [("zh", "请换一个文件名"), ("en", "choose another name")])
def test_an_output_takes_the_place_of_no_file_of_the_run(
    folder: Path, arguments: tuple[str, ...], lang: str, said: str
) -> None:
    write(folder, SOUND)
    write(folder, SOUND, "b.md")
    result = qc(*arguments, "--lang", lang)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert said in result.err
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {"a.md": SOUND, "b.md": SOUND}


@pytest.mark.parametrize(("lang", "colon"), [("zh", "a.md："), ("en", "a.md: ")])
@pytest.mark.parametrize("arguments", [("check", "a.md"), ("parse", "a.md"), ("diff", "a.md", "a.md")], ids=" ".join)
def test_an_unreadable_document_is_told_in_the_language_wanted(
    folder: Path, arguments: tuple[str, ...], lang: str, colon: str
) -> None:
    write(folder, "甲")
    result = qc(*arguments, "--lang", lang)
    assert result.status == 2
    assert colon in result.err


def test_a_name_longer_than_the_system_allows_is_told_in_one_line() -> None:
    name = "长" * 300
    for command in (("check", name), ("parse", name), ("diff", name, name)):
        result = qc(*command)
        assert result.status == 2
        assert len(result.err.splitlines()) == 1
        assert "内部出错" not in result.err
