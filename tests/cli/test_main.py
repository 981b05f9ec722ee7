"""``qc`` as a program: pipes, terminals, encodings, what it imports, and how it fails."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import BLOCKED, ROOT, SELECT, SOUND, environment, process, qc, write
from toolkit import __version__
from toolkit.cli import main

DOCUMENT = ROOT / "fixtures" / "documents" / "faulty-cells.tsv"
HEAVY = ("polars", "pandera", "numpy", "rapidfuzz", "yaml")
_COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-8]|9[0-7])[0-9;]*m")


def test_a_run_writes_its_result_to_standard_output_alone(folder: Path) -> None:
    write(folder, BLOCKED, "清单 一.md")
    done = process(folder, "check", "清单 一.md", *SELECT)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "清单 一.md:5" in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_a_document_comes_through_a_pipe(folder: Path) -> None:
    done = process(folder, "check", "-", *SELECT, "--format", "json", given=BLOCKED.encode())
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"][0]["rule"] == "QC301"


def imports(folder: Path, *arguments: str) -> set[str]:
    """Return the packages and modules that a run imports."""
    done = process(folder, *arguments, before=("-X", "importtime"))
    assert done.returncode == 0
    names = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.decode().splitlines()}
    return names | {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("check", "--help"), ("diff", "--help"), ("parse", "-h")]
)
def test_version_and_help_import_nothing_heavy(folder: Path, arguments: tuple[str, ...]) -> None:
    imported = imports(folder, *arguments)
    assert "typer" in imported
    assert imported.isdisjoint(HEAVY)


@pytest.mark.parametrize("form", ["text", "json", "patch"])
def test_two_documents_are_compared_without_frames(folder: Path, form: str) -> None:
    write(folder, SOUND, "旧.md")
    write(folder, BLOCKED, "新.md")
    imported = imports(folder, "diff", "旧.md", "新.md", "--format", form)
    assert "toolkit.diffing.compare" in imported
    assert imported.isdisjoint({"polars", "pandera", "pydantic", "toolkit.checking.rule", "toolkit.waivers"})


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("chekc", "a.md"), "没有这个命令，或用法不对 · No such command 'chekc'. Did you mean 'check'?"),
        (("diff", "a.md"), "少写了参数 · Missing argument 'NEW'."),
        (("diff", "a.md", "b.md", "--braef"), "没有这个选项 · No such option: --braef (Possible options: --brief)"),
        (
            ("diff", "a.md", "b.md", "--mode", "x"),
            "参数的值不对 · Invalid value for '--mode': 'x' is not one of 'auto', 'version', 'township'.",
        ),
        (("diff", "a.md", "b.md", "--format"), "选项没有写值 · Option '--format' requires an argument."),
    ],
)
def test_a_wrong_call_is_told_in_both_languages(folder: Path, call: tuple[str, ...], said: str) -> None:
    done = process(folder, *call)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", f"qc: {said}\n")


@pytest.mark.parametrize("call", [(), ("rules",)])
def test_a_call_without_a_command_is_answered_with_the_help_alone(folder: Path, call: tuple[str, ...]) -> None:
    done = process(folder, *call)
    assert (done.returncode, done.stderr) == (2, b"")
    assert "Usage: qc" in done.stdout.decode()


def test_the_version_is_the_packages(folder: Path) -> None:
    assert qc("--version").out == f"qc {__version__}\n"
    assert folder.exists()


@pytest.mark.parametrize("arguments", [("check", "--format", "json"), ("parse",), ("check",)], ids=" ".join)
def test_a_reader_that_goes_away_ends_it_quietly(folder: Path, arguments: tuple[str, ...]) -> None:
    started = subprocess.Popen(  # noqa: S603 - this interpreter, this package
        [sys.executable, "-m", "toolkit", *arguments, str(DOCUMENT)],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout
    assert started.stderr
    started.stdout.close()
    errors = started.stderr.read()
    started.stderr.close()
    assert errors == b""
    assert started.wait() == 141


@pytest.mark.skipif(shutil.which("head") is None, reason="there is no head here")
def test_the_first_line_can_be_taken_with_head(folder: Path) -> None:
    command = f'"{sys.executable}" -m toolkit check "{DOCUMENT}" --format json | head -1'
    done = subprocess.run(  # noqa: S602 - a pipe is what is tested
        command, shell=True, cwd=folder, env=environment(), capture_output=True, check=False
    )
    assert done.stdout == b"{\n"
    assert done.stderr == b""


@pytest.mark.parametrize(
    "settings",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "gbk"}],
    ids=" ".join,
)
def test_json_is_utf8_whatever_the_terminal_speaks(folder: Path, settings: dict[str, str]) -> None:
    write(folder, BLOCKED)
    done = process(folder, "check", "a.md", *SELECT, "--format", "json", settings=settings)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "基本清单缺序号2" in done.stdout.decode("utf-8")


def test_a_report_in_an_encoding_without_chinese_is_no_traceback(folder: Path) -> None:
    write(folder, BLOCKED)
    done = process(folder, "check", "a.md", *SELECT, "--lang", "en", settings={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"number 2 of the basic list is missing" in done.stdout


def _on_a_terminal(folder: Path, **settings: str) -> str:
    """Return what a check writes on a terminal of 80 columns."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")
    write(folder, BLOCKED)
    leader, follower = pty.openpty()
    started = subprocess.Popen(  # noqa: S603 - this interpreter, this package
        [sys.executable, "-m", "toolkit", "check", "a.md", *SELECT],
        cwd=folder,
        env=environment(TERM="xterm-256color", COLUMNS="80", **settings),
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(leader)
    assert started.wait() == 1
    return shown.decode()


def test_a_terminal_gets_colour(folder: Path) -> None:
    shown = _on_a_terminal(folder)
    assert _COLOUR.search(shown)
    assert "基本清单缺序号2" in shown


def test_no_color_holds_on_a_terminal(folder: Path) -> None:
    shown = _on_a_terminal(folder, NO_COLOR="1")
    assert not _COLOUR.search(shown)
    assert "基本清单缺序号2" in shown


def test_an_unexpected_exception_ends_in_one_line_and_status_two(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("never mind")

    write(folder, SOUND)
    monkeypatch.setattr("toolkit.checking.engine.check", fail)
    monkeypatch.setattr(sys, "argv", ["qc", "check", "a.md"])
    monkeypatch.delenv("QC_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        main()
    written = capsys.readouterr()
    assert ended.value.code == 2
    assert written.out == ""
    assert written.err.count("\n") == 1
    assert "ZeroDivisionError: never mind" in written.err
    assert "Traceback" not in written.err


def test_an_unexpected_exception_can_be_seen_in_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("never mind")

    write(folder, SOUND)
    monkeypatch.setattr("toolkit.checking.engine.check", fail)
    monkeypatch.setattr(sys, "argv", ["qc", "check", "a.md"])
    monkeypatch.setenv("QC_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main()


def test_a_damaged_rule_file_is_told_with_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, SOUND)
    write(folder, "code: QC999\ncode: QC998\n", "rules/QC999-broken.yaml")
    monkeypatch.setattr("toolkit.checking.rule_files.folder", lambda _name: folder / "rules")
    for arguments in (("check", "a.md"), ("rules", "list"), ("rules", "test"), ("explain", "QC501")):
        result = qc(*arguments)
        assert (result.status, result.out) == (2, "")
        assert re.fullmatch(r"qc: .*QC999-broken\.yaml:\d+: .*\n", result.err)
