"""Removes the markup that Markdown and HTML writers leave in cells, and keeps where paragraphs began."""

from __future__ import annotations

import re

_INLINE = "a|b|i|u|em|strong|span|font|sup|sub|small|big|mark|code|img"
_BLOCK = "p|br|ol|ul|li|div|table|thead|tbody|tr|td|th|h[1-6]|hr|center|blockquote|pre|section|article|dl|dt|dd"
# Only known tag names: <地方党政领导干部…规定> is text. An unclosed tag may end with the cell, if nothing but
# attributes stands behind it.
_ATTRIBUTES = r"(?:(?:\s[^<>]{0,500})?/?>|(?:\s[\x20-\x3b\x3d\x3f-\x7e]{0,500})?$)"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK}){_ATTRIBUTES}", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE}){_ATTRIBUTES}", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->)){0,2000}-->")


def strip_markup(text: str) -> str:
    """Return ``text`` without tags and entities; a tag that begins or ends a paragraph leaves a line feed."""
    if "<" in text:
        text = _COMMENT.sub("", text)
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    if "&" in text:
        from html import unescape  # noqa: PLC0415 - its table of all entities takes long to load

        text = unescape(text)
    return text
