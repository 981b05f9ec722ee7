"""Whole-process times of the commands, each beside what it is held to, in turn with it: imports, or bare typer."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
RUNS = 9
# As installed: the first, uncounted run leaves the bytecode that an installation brings.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def documents() -> list[str]:
    """Return the real documents where they are at hand, else the largest fixtures."""
    real = sorted(map(str, SEEDS.glob("*.txt")))
    fixtures = sorted((ROOT / "fixtures" / "documents").glob("clean-*.[mt]*"), key=lambda p: p.stat().st_size)
    return real or [str(path) for path in fixtures[-4:]]


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run(command, stdout=quiet, stderr=quiet, check=False, env=ENVIRONMENT)  # noqa: S603 - its own commands
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each command and its ratio to the one it is held to, run for run."""
    python = sys.executable
    # As it is installed, not as it stands in the working folder: a wheel brings its word lists as JSON.
    qc = [python, "-P", "-m", "toolkit"]
    some = documents()
    old, new = some[0], some[-1]
    polars, pandera = "import polars", "import polars, pandera.polars"
    bare = [python, "-c", "import typer; app = typer.Typer(); app.command()(lambda: None); app()"]
    commands = {
        polars: ([python, "-c", polars], polars),
        pandera: ([python, "-c", pandera], pandera),
        "bare typer": (bare, "bare typer"),
        "bare typer --help": ([*bare, "--help"], "bare typer --help"),
        "qc check DOCUMENT, anew": ([*qc, "check", old, "--no-cache"], pandera),
        "qc check DOCUMENT, kept": ([*qc, "check", old], pandera),
        "qc check ALL, anew": ([*qc, "check", *some, "--no-cache"], pandera),
        "qc check ALL, kept": ([*qc, "check", *some], "qc check ALL, anew"),
        "qc parse DOCUMENT": ([*qc, "parse", old], pandera),
        "qc diff OLD NEW, kept": ([*qc, "diff", old, new], polars),
        "qc --version": ([*qc, "--version"], "bare typer"),
        "qc --help": ([*qc, "--help"], "bare typer --help"),
    }
    for one, other in combinations(some, 2):
        pair = f"{Path(one).stem[:3]} {Path(other).stem[:3]}"
        anew = [*qc, "diff", one, other, "--no-cache"]
        commands[f"qc diff {pair}, anew"] = (anew, polars)
        commands[f"qc diff {pair} --format json, anew"] = ([*anew, "--format", "json"], polars)
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT["QC_CACHE_DIR"] = folder
        for run in range(RUNS + 1):
            for name, (command, _) in commands.items():
                taken = seconds(command)
                if run:
                    times[name].append(taken)
    print(f"{'command':38} {'median s':>9} {'ratio':>6}  to")
    for name, (_, base) in commands.items():
        ratio = statistics.median(a / b for a, b in zip(times[name], times[base], strict=True))
        print(f"{name:38} {statistics.median(times[name]):9.3f} {ratio:6.2f}  {base}")


if __name__ == "__main__":
    main()
