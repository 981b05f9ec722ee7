"""Many documents: finding their files, and reading them into frames."""

from toolkit.corpus.discovery import Input, find_inputs

__all__ = ["Input", "find_inputs"]
