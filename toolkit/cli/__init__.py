"""The command line: arguments in, exit status out."""

from toolkit.cli.app import main

__all__ = ["main"]
