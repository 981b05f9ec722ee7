"""Parsing: the blocks of a source to the records that the frames are made of."""

from toolkit.parsing.document import ParsedDocument, Unreadable, parse

__all__ = ["ParsedDocument", "Unreadable", "parse"]
