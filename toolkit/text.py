"""Chinese text: white space, typographic form, widths, numerals.

Three forms of a text are used throughout, from faithful to coarse:

* *clean*: the source's own characters without the white space that extraction put around Chinese;
* *folded*: clean, and punctuation, digits and Latin letters of one width, for comparing;
* *bare*: folded, and only letters and digits left, for matching in other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from operator import add

_BETWEEN_LATIN = re.compile(r"(?<=[0-9A-Za-z])\s+(?=[0-9A-Za-z])")
_SPACE = re.compile(r"\s+")
_KEPT_SPACE = "\x00"
_INVISIBLE = re.compile("[\x00\ufeff\u200b\u200c\u200d\u2060\xad]+")

_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

_FOLD = [
    ("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"), ("！", "!"), ("？", "?"),
    ("“", '"'), ("”", '"'), ("„", '"'), ("‘", "'"), ("’", "'"), ("「", '"'), ("」", '"'),
    ("。", "."), ("—", "-"), ("–", "-"), ("•", "·"), ("〈", "<"), ("〉", ">"),
]  # fmt: skip
# What is not here needs Unicode's normal form or is white space.
_UNUSUAL = re.compile("[^!-~\u4e00-\u9fff、《》" + "".join(sign for sign, _ in _FOLD) + "]")
_ASCII = re.compile(r"[\x20-\x7e]")
_NOT_BARE = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]+")

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0, "O": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
#: A Chinese character in a pattern, as a letter beyond ASCII: their range in Unicode is slow to compile.
HAN = r"[^\W\d_\x00-\x7f]"
NUMERAL = r"(?:\d+|[〇零○一二两三四五六七八九十百千]+)"


def printable(text: str) -> str:
    """Return ``text`` without what steers a terminal or turns the direction of writing; line feeds stay."""
    return text if text.isprintable() else _STEERING.sub("", text)


def clean(text: str) -> str:
    """Return ``text`` on one line, white space kept (as one blank) only between Latin letters or digits."""
    if " " not in text and text.isprintable():  # white space and invisible characters are not
        return text
    text = _INVISIBLE.sub("", text)
    text = _BETWEEN_LATIN.sub(_KEPT_SPACE, text)
    return _SPACE.sub("", text).replace(_KEPT_SPACE, " ")


def join_lines(lines: Iterable[str]) -> str:
    """Join wrapped lines into one text: a break inside Chinese is nothing, between Latin words a blank."""
    return clean("\n".join(lines))


def fold(text: str) -> str:
    """Return the typographic form: no white space, one width of punctuation, digits and letters, lower case."""
    text = "".join(text.split())
    # Normalising takes five times as long as all else here, and few texts need it.
    if _UNUSUAL.search(text):
        text = "".join(unicodedata.normalize("NFKC", text).split())
    # Replacing what is there is twice as fast as looking up every character.
    for sign, plain in _FOLD:
        if sign in text:
            text = text.replace(sign, plain)
    return text.lower()


def bare(text: str) -> str:
    """Return the folded form without punctuation: letters and digits alone."""
    return letters(fold(text))


def letters(folded: str) -> str:
    """Return the letters and digits of a text that is folded already."""
    return _NOT_BARE.sub("", folded)


def bigrams(text: str) -> Iterator[str]:
    """Return the pairs of neighbouring characters of a text, in order."""
    return map(add, text, text[1:])


def width(text: str) -> float:
    """Return how many Chinese characters wide ``text`` prints: ASCII characters count half."""
    return len(text) - 0.5 * len(_ASCII.findall(text))


def numeral(text: str) -> int | None:
    """Return the value of an Arabic or Chinese numeral (一百一十六 is 116, 二〇二五 is 2025), or None."""
    text = unicodedata.normalize("NFKC", text.strip())
    if text.isdecimal():
        return int(text)
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            digit = _DIGITS[c]
    return total + (digit or 0)


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut to at most ``limit`` characters, the cut shown by an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def plural(template: str, count: object) -> str:
    """Return an English template for a count: ``{n} error(s)`` becomes {n} error for one, {n} errors for others."""
    return template.replace("(s)", "" if count == 1 else "s")
