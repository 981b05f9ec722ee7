"""Pins: pairs of duties that somebody has confirmed or rejected, named by their words, in ``qc-pins.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.lists import LISTS
from toolkit.text import fold
from toolkit.user_files import UserFileError, instead, parse_toml, read_user_file, toml_string

if TYPE_CHECKING:
    from toolkit.parsing import ParsedDocument

_KEYS = ("same", "old", "new")
_HEAD = (
    "# Pairs of duties that somebody has confirmed (same = true) or rejected (same = false): list and name of both.\n"
)

Rows = list[tuple[int, int]]


class PinError(UserFileError):
    """A file of pins that cannot be used: where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Whether two duties, each a list and a name, are the same."""

    same: bool
    old: tuple[str, str]
    new: tuple[str, str]

    @property
    def key(self) -> frozenset[tuple[str, str]]:
        """What the pin is about, whichever side a duty stands on and however its name is typeset."""
        return frozenset((key, fold(name)) for key, name in (self.old, self.new))


def load_pins(path: Path) -> list[Pin]:
    """Return the pins of a file, in order.

    Raises PinError for what is no TOML, a missing, wrong or unknown key, and a pair both confirmed and rejected.
    """
    data = parse_toml(read_user_file(path, PinError), path, PinError)
    entries = data.pop("pair", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise PinError(path, "每对事项应写在一行 [[pair]] 下面", "write each pair below a line [[pair]]")
    pins = [_pin(f"{path}: pair {at}", entry) for at, entry in enumerate(entries, 1)]
    verdicts: dict[frozenset[tuple[str, str]], bool] = {}
    for at, pin in enumerate(pins, 1):
        if verdicts.setdefault(pin.key, pin.same) != pin.same:
            raise PinError(
                f"{path}: pair {at}", "这对事项前面的判断正好相反，请删去一条", "stands above with the opposite verdict"
            )
    return pins


def _pin(where: str, entry: dict[str, Any]) -> Pin:
    for key in entry:
        if key not in _KEYS:
            zh, en = instead(key, _KEYS)
            raise PinError(where, f"没有 {key} 这一项{zh}", f"unknown key {key!r}{en}")
    if not isinstance(entry.get("same"), bool):
        raise PinError(where, "same 应是 true 或 false", "'same' is true or false")
    old, new = (_duty(where, key, entry.get(key)) for key in ("old", "new"))
    return Pin(entry["same"], old, new)


def _duty(where: str, key: str, value: object) -> tuple[str, str]:
    match value:
        case [str(listed), str(name)] if listed in LISTS and name.strip():
            return listed, name
    example = '["basic", "做好人才服务工作"]'
    raise PinError(where, f"{key} 应是清单和事项名称，例如 {example}", f"{key!r} is a list and a name, as in {example}")


def add_pins(text: str, pins: Iterable[Pin]) -> str:
    """Return the text of a file of pins with more at its end; all other lines stay as they are."""
    return (text.rstrip() + "\n" if text.strip() else _HEAD) + "".join(map(_block, pins))


def _block(pin: Pin) -> str:
    old, new = (", ".join(map(toml_string, duty)) for duty in (pin.old, pin.new))
    return f"\n[[pair]]\nsame = {'true' if pin.same else 'false'}\nold = [{old}]\nnew = [{new}]\n"


def pinned_rows(pins: Sequence[Pin], old: ParsedDocument, new: ParsedDocument) -> tuple[Rows, Rows]:
    """Return the confirmed and the rejected pairs of rows of two documents; a pin holds in both directions.

    Of several duties with one list and name the first of each side are paired, and none is with a rejected one.
    """
    left, right = _by_words(old), _by_words(new)
    confirmed: dict[int, int] = {}
    rejected: Rows = []
    for pin in pins:
        ends = [(key, fold(name)) for key, name in (pin.old, pin.new)]
        for one, other in (ends, ends[::-1]):
            rows = left.get(one, []), right.get(other, [])
            if not pin.same:
                rejected += [(a, b) for a in rows[0] for b in rows[1]]
                continue
            free = [b for b in rows[1] if b not in confirmed.values()]
            confirmed |= zip([a for a in rows[0] if a not in confirmed], free, strict=False)
    return list(confirmed.items()), rejected


def _by_words(document: ParsedDocument) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for duty in document.rows:
        found.setdefault((duty["list"], fold(duty["name"])), []).append(duty["row"])
    return found
