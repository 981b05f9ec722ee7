"""Whole-process times of the commands, paired with the imports they cannot do without."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
RUNS = 9
# As installed: the first, uncounted run leaves the bytecode that an installation brings.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def document() -> str:
    """Return a real document where there is one, else the largest fixture."""
    real = sorted(SEEDS.glob("*.txt"))
    fixtures = sorted((ROOT / "fixtures" / "documents").glob("clean-*.[mt]*"), key=lambda p: p.stat().st_size)
    return str(real[0] if real else fixtures[-1])


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run(command, stdout=quiet, stderr=quiet, check=False, env=ENVIRONMENT)  # noqa: S603 - its own commands
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each command and its ratio to the imports, run for run."""
    python = sys.executable
    imports = [python, "-c", "import polars, pandera.polars"]
    commands = {
        "import polars, pandera.polars": imports,
        "qc check DOCUMENT": [python, "-m", "toolkit", "check", document()],
        "qc parse DOCUMENT": [python, "-m", "toolkit", "parse", document()],
        "qc --version": [python, "-m", "toolkit", "--version"],
        "qc --help": [python, "-m", "toolkit", "--help"],
        "import typer": [python, "-c", "import typer"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            taken = seconds(command)
            if run:
                times[name].append(taken)
    base = times["import polars, pandera.polars"]
    print(f"{'command':32} {'median s':>9} {'ratio':>6}")
    for name, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(taken, base, strict=True))
        print(f"{name:32} {statistics.median(taken):9.3f} {ratio:6.2f}")


if __name__ == "__main__":
    main()
