"""Bytes to text: UTF-8 with or without BOM, UTF-16, GB18030."""

from __future__ import annotations

import codecs
import re

from toolkit.sources.block import UnreadableError

LARGEST_FILE = 32 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "DOCX/XLSX/ZIP",
    b"\xd0\xcf\x11\xe0": "DOC/XLS",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
# Nor is what turns the direction of writing any part of a Chinese text.
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_LARGEST_CONTROL_SHARE = 0.01
_LEAST_HAN_SHARE = 0.2
_UTF16_SAMPLE = 4096


def decode(data: bytes) -> str:
    """Return the text of ``data``, its lines parted by line feeds alone, NUL bytes removed.

    Raises UnreadableError for empty, oversized and binary data and for text in no known encoding.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("empty")
    if len(data) > LARGEST_FILE:
        raise UnreadableError("too-large", size=len(data) // 1024 // 1024, limit=LARGEST_FILE // 1024 // 1024)
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableError("other-format", kind=kind)
    text = _text(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    controls = sum(map(len, _CONTROLS.findall(text)))
    if controls > len(text) * _LARGEST_CONTROL_SHARE:
        raise UnreadableError("binary")
    return _CONTROLS.sub("", text) if controls else text


def _text(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name)
            except UnicodeDecodeError as error:
                raise UnreadableError("encoding", position=error.start) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        position = error.start
        if error.reason == "unexpected end of data":
            # A file cut inside its last character: what stands before the cut can be read.
            return data[:position].decode("utf-8")
    for name in (*_unmarked_utf16(data), "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _looks_chinese(text):
            return text
    raise UnreadableError("encoding", position=position)


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark shows in its line feeds: one byte of each is NUL."""
    sample = data[:_UTF16_SAMPLE]
    if b"\x0a\x00" in sample and sample[1::2].count(0) > sample[0::2].count(0):
        return ("utf-16-le",)
    if b"\x00\x0a" in sample and sample[0::2].count(0) > sample[1::2].count(0):
        return ("utf-16-be",)
    return ()


def _looks_chinese(text: str) -> bool:
    sample = text[:20000]
    return sum(1 for c in sample if "\u4e00" <= c <= "\u9fff") > len(sample) * _LEAST_HAN_SHARE
