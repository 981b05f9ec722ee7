"""Many documents: finding their files, and reading them into frames."""

from toolkit.corpus.discovery import Input, find_inputs
from toolkit.corpus.reading import read_frames

__all__ = ["Input", "find_inputs", "read_frames"]
