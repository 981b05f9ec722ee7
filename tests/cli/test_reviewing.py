"""``qc diff --review`` on a pseudo-terminal, and the pins it writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.cli.running import environment, qc, write
from tests.cli.test_diff import told
from toolkit.diffing.pins import load_pins

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


def document(*duties: tuple[str, str]) -> str:
    return (
        basic(Row(1, "加强基层党组织建设"))
        + cooperative(Row(1, "开展困难群众临时救助", "民生服务"))
        + reclaimed(*(Row(at, name, "民生服务", handover=text) for at, (name, text) in enumerate(duties, 1)))
    )


# Alike in all but their matter: whether they are the same duties is for a reader to say, whatever the weights.
REGISTERS = "承接部门：县民政局 工作方式：由县民政局受理申请，核对材料，办理手续。"
APPROVES = "承接部门：县住房和城乡建设局 工作方式：由县住房和城乡建设局到现场勘查，作出决定。"
OLD = document(("婚姻登记", REGISTERS), ("广告审批", APPROVES))
NEW = document(("收养登记", REGISTERS), ("招牌审批", APPROVES))


def answered(folder: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """Review on a pseudo-terminal with these answers; return the exit status and what was shown."""
    near, far = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - this interpreter, this package
        [sys.executable, "-m", "toolkit", "diff", "old.md", "new.md", "--review", "--brief", *arguments],
        cwd=folder,
        env=environment(TERM="dumb", COLUMNS="200", PYTHONUTF8="1"),
        stdin=far,
        stdout=far,
        stderr=far,
    ) as process:
        os.close(far)
        os.write(near, answers.encode())
        shown = b""
        try:
            while piece := os.read(near, 4096):
                shown += piece
        except OSError:  # the other end was closed
            pass
        status = process.wait(60)
    os.close(near)
    return status, shown.decode()


@pytest.fixture
def files(folder: Path) -> Path:
    write(folder, OLD, "old.md")
    write(folder, NEW, "new.md")
    return folder


def test_answers_are_kept_as_pins_and_hold_from_then_on(files: Path) -> None:
    status, shown = answered(files, "x\ny\nn\nq\n")
    assert status == 0, shown
    assert "是同一事项吗？" in shown
    pins = load_pins(files / "qc-pins.toml")
    assert [pin.same for pin in pins] == [True, False]
    again = qc("diff", "old.md", "new.md", "--brief").out
    assert again
    _, later = answered(files, "q\n")
    assert pins[0].old[1] not in later.split("qc-pins.toml", maxsplit=1)[0]


def test_the_other_duty_may_be_the_one(files: Path) -> None:
    # A name that repeats itself is none: it may be either of those that the cells speak of.
    both = "承接部门：县民政局 工作方式：由县民政局负责收养登记和户口登记。"
    write(files, document(("登记人员的，" * 5, both)), "old.md")
    write(files, document(("收养登记", both), ("户口登记", both)), "new.md")
    assert answered(files, "r\nq\n")[0] == 0
    wrong, right = load_pins(files / "qc-pins.toml")
    assert (wrong.same, right.same) == (False, True)
    assert right.old == wrong.old
    assert {wrong.new[1], right.new[1]} == {"收养登记", "户口登记"}


def test_whoever_goes_away_keeps_what_was_answered(files: Path) -> None:
    status, _ = answered(files, "n\n\x04")
    assert status == 0
    assert [pin.same for pin in load_pins(files / "qc-pins.toml")] == [False]


def test_skipping_writes_nothing(files: Path) -> None:
    status, shown = answered(files, "s\nq\n", "--lang", "en")
    assert status == 0
    assert "the same duty?" in shown
    assert not (files / "qc-pins.toml").exists()


@pytest.mark.usefixtures("files")
def test_without_a_terminal_nobody_can_be_asked() -> None:
    assert "--review 要在终端上一问一答" in told(qc("diff", "old.md", "new.md", "--review"))


def test_damaged_pins_stop_a_comparison_in_one_line(files: Path) -> None:
    write(files, "[[pair]]\nsane = true\n", "qc-pins.toml")
    assert "qc-pins.toml: pair 1：没有 sane 这一项" in told(qc("diff", "old.md", "new.md"))
