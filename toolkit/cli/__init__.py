"""The command line: arguments in, exit status out."""

import gc

# Nearly all that a run makes lives to its end: looking for what does not takes a tenth of a comparison.
gc.set_threshold(100_000)

from toolkit.cli.app import main  # noqa: E402 - what is imported lives as long

__all__ = ["main"]
