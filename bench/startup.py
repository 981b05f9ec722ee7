"""What each release of typer costs at the start of a command with two subcommands."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

RELEASES = ("0.20.1", "0.25.1", "0.28.0", "0.29.2")
RUNS = 9
PROGRAM = """
import typer
app = typer.Typer()
@app.command()
def check(path: str = "x"): pass
@app.command()
def diff(path: str = "x"): pass
app()
"""


def main() -> None:
    """Print the median time of a command that does nothing, for each release."""
    for release in RELEASES:
        with tempfile.TemporaryDirectory() as folder:
            venv.create(folder, with_pip=True)
            python = str(Path(folder) / "bin" / "python")
            subprocess.run([python, "-m", "pip", "install", "-q", f"typer=={release}"], check=True)  # noqa: S603 - a pinned package
            taken = []
            for _ in range(RUNS):
                start = time.perf_counter()
                subprocess.run([python, "-c", PROGRAM, "check"], check=True)  # noqa: S603 - its own program
                taken.append(time.perf_counter() - start)
        print(f"typer {release}: {statistics.median(taken) * 1000:.0f} ms", file=sys.stdout)


if __name__ == "__main__":
    main()
