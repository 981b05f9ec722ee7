"""Running ``qc``: inside this process where that is enough, in one of its own where it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from tests.checking.tables import Row, basic, cooperative, reclaimed
from toolkit.cli.app import app

ROOT = Path(__file__).parents[2]
#: The rules that these tests are about: others come and go.
SELECT = ("--select", "QC100,QC105,QC107,QC301,QC501")
SOUND = (
    basic(Row(1), Row(2, "做好人才服务工作"))
    + cooperative(Row(1, "开展临时救助", "民生服务"))
    + reclaimed(Row(1, "收养登记", "民生服务"))
)
BLOCKED = SOUND.replace("| 2 |", "| 3 |")
WARNED = SOUND.replace("| 2 |", "并按照规定程序报县委备案后组织实施\n| 2 |")
PROBABLE = SOUND.replace("做好人才服务工作", "做好收养登记工作")
_COLOUR_SETTINGS = {"NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE"}
_OTHER_SETTINGS = {"COLUMNS", "LINES", "PYTHONIOENCODING", "PYTHONUTF8", "QC_DEBUG", "LC_ALL", "LANG", "TERM"}


@dataclass(frozen=True)
class Result:
    """How a run ended, and what it wrote."""

    status: int
    out: str
    err: str


def qc(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    """Run ``qc`` inside this process; an exception that reaches the end is raised here."""
    done = CliRunner().invoke(app, [str(one) for one in arguments], input=given, env=dict.fromkeys(_COLOUR_SETTINGS))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Result(done.exit_code, done.stdout, done.stderr)


def environment(**settings: str) -> dict[str, str]:
    """Return an environment in which nothing but ``settings`` says how to write."""
    kept = {key: value for key, value in os.environ.items() if key not in _COLOUR_SETTINGS | _OTHER_SETTINGS}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"} | settings


def process(
    folder: Path,
    *arguments: str,
    given: bytes | None = None,
    before: tuple[str, ...] = (),
    settings: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``qc`` in a process of its own, in a folder; ``before`` are options of the interpreter."""
    return subprocess.run(  # noqa: S603 - this interpreter, this package
        [sys.executable, *before, "-m", "toolkit", *arguments],
        cwd=folder,
        env=environment(**settings or {}),
        input=given,
        capture_output=True,
        check=False,
    )


def write(folder: Path, text: str, name: str = "a.md") -> Path:
    """Write a document and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
