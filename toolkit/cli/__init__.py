"""The command line: arguments in, exit status out."""

from toolkit.cli.entry import main

__all__ = ["main"]
