"""Chinese text: white space, typographic form, widths, numerals.

Three forms of a text are used throughout, from faithful to coarse:

* *clean*: the source's own characters without the white space that extraction put around Chinese;
* *folded*: clean, and punctuation, digits and Latin letters of one width, for comparing;
* *bare*: folded, and only letters and digits left, for matching in other words.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from itertools import pairwise

_INVISIBLE = re.compile("[\x00\ufeff\u200b\u200c\u200d\u2060\xad]+")

# Compiled when it is first needed: hardly any document has such characters.
_STEERING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"

_FOLD = [
    ("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"), ("！", "!"), ("？", "?"),
    ("“", '"'), ("”", '"'), ("„", '"'), ("‘", "'"), ("’", "'"), ("「", '"'), ("」", '"'),
    ("。", "."), ("—", "-"), ("–", "-"), ("•", "·"), ("〈", "<"), ("〉", ">"),
]  # fmt: skip
_ASCII = re.compile(r"[\x20-\x7e]")
_NOT_BARE = re.compile(r"[\W_]+")

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0, "O": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
#: A Chinese character in a pattern, as a letter beyond ASCII: their range in Unicode is slow to compile.
HAN = r"[^\W\d_\x00-\x7f]"
NUMERAL = r"(?:\d+|[〇零○一二两三四五六七八九十百千]+)"


def printable(text: str) -> str:
    """Return ``text`` without what steers a terminal or turns the direction of writing; line feeds stay."""
    return text if text.isprintable() else re.sub(_STEERING, "", text)


def clean(text: str) -> str:
    """Return ``text`` on one line, white space kept (as one blank) only between Latin letters or digits."""
    text = text.strip()
    if " " not in text and text.isprintable():  # white space and invisible characters are not
        return text
    words = _INVISIBLE.sub("", text).split()
    kept = words[:1]
    for before, after in pairwise(words):
        latin = (before[-1] + after[0]).isascii() and before[-1].isalnum() and after[0].isalnum()
        kept += (" ", after) if latin else (after,)
    return "".join(kept)


def fold(text: str) -> str:
    """Return the typographic form: no white space, one width of punctuation, digits and letters, lower case."""
    text = _one_width("".join(text.split()))
    # Few texts have anything else that needs Unicode's normal form, which takes five times as long as all else here.
    if not unicodedata.is_normalized("NFKC", text):
        text = _one_width("".join(unicodedata.normalize("NFKC", text).split()))
    return text.lower()


def _one_width(text: str) -> str:
    if text.isalnum():  # no sign is
        return text
    # Replacing what is there is twice as fast as looking up every character.
    for sign, plain in _FOLD:
        if sign in text:
            text = text.replace(sign, plain)
    return text


def bare(text: str) -> str:
    """Return the folded form without punctuation: letters and digits alone."""
    return letters(fold(text))


def letters(folded: str) -> str:
    """Return the letters and digits of a text that is folded already."""
    return _NOT_BARE.sub("", folded)


def bigrams(text: str) -> array[int]:
    """Return the pairs of neighbouring characters of a text as numbers, each the same in any text, in no order."""
    units = text.encode("utf-16-le", "surrogatepass")
    # Read four bytes at a time, the units give every other pair: once from the first unit on, once from the second.
    size = len(units)
    return array("I", units[: size // 4 * 4] + units[2 : 2 + (size - 2) // 4 * 4])


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
