"""Whole-process times: a check whose results were kept against the same check anew, and the quick commands."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
RUNS = 9


def documents() -> list[str]:
    """Return the real documents where they are at hand, else the fixtures."""
    real = sorted(map(str, SEEDS.glob("*.txt")))
    return real or sorted(map(str, (ROOT / "fixtures" / "documents").glob("*-*.[mt]*")))[:4]


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603 - its own commands
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each command and its ratio to another, run for run, but for the first, which keeps."""
    python = sys.executable
    check = [python, "-m", "toolkit", "check", *documents()]
    bare = [python, "-c", "import typer; app = typer.Typer(); app.command()(lambda: None); app()"]
    commands = {
        "qc check, anew": ([*check, "--no-cache"], "qc check, anew"),
        "qc check, kept": (check, "qc check, anew"),
        "bare typer": (bare, "bare typer"),
        "qc --version": ([python, "-m", "toolkit", "--version"], "bare typer"),
        "bare typer --help": ([*bare, "--help"], "bare typer --help"),
        "qc --help": ([python, "-m", "toolkit", "--help"], "bare typer --help"),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QC_CACHE_DIR"] = folder
        for run in range(RUNS + 1):
            for name, (command, _) in commands.items():
                taken = seconds(command)
                if run:
                    times[name].append(taken)
    print(f"{'command':18} {'median s':>9} {'ratio':>6}  to")
    for name, (_, base) in commands.items():
        ratio = statistics.median(a / b for a, b in zip(times[name], times[base], strict=True))
        print(f"{name:18} {statistics.median(times[name]):9.3f} {ratio:6.2f}  {base}")


if __name__ == "__main__":
    main()
