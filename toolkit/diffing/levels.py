"""How much a change of a text weighs."""

from __future__ import annotations

from collections import Counter
from functools import cache

from rapidfuzz.distance import Indel, Levenshtein, Opcode

from toolkit.diffing.comparison import LEVELS, Level
from toolkit.diffing.forms import Masker, acts, without_generic, words
from toolkit.resources import read_yaml
from toolkit.text import bare, fold

_LEAST_TEXT_FOR_SLIP = 4
_LONGEST = 4000


def same(old: str, new: str) -> bool:
    """Whether two texts differ in white space and the width of punctuation alone, which is no change."""
    return old == new or fold(old) == fold(new)


def text_level(old: str, new: str, old_masker: Masker, new_masker: Masker) -> Level:
    """Return the level of the change between two texts that are not the same.

    Typography: punctuation, or a character taken for one of its look. Place: the names of the two places and the words
    for their levels. Wording: words that may come or go without another duty being meant. Substance: all else.
    """
    left, right = bare(old), bare(new)
    if left == right or _is_slip(left, right):
        return "typography"
    old, new = old_masker.exact(old), new_masker.exact(new)
    if old == new:
        return "place"
    if acts(old) != acts(new) and _acts_changed(old, new):
        return "substance"
    return "wording" if _only_generic(old, new) else "substance"


def weightiest(levels: list[Level]) -> Level:
    """Return the level that weighs most; of none, typography."""
    return max(levels, key=LEVELS.index, default=LEVELS[0])


def _acts_changed(old: str, new: str) -> bool:
    """Whether an act of authority came or went; telling and teaching (宣传, 培训) are none here."""
    soft = set(words()["soft_acts"])
    return bool((acts(old) - soft) ^ (acts(new) - soft))


def _is_slip(old: str, new: str) -> bool:
    """Whether two texts differ in characters of one look, or in one that stands twice or is lost, and nothing else."""
    if min(len(old), len(new)) < _LEAST_TEXT_FOR_SLIP or max(len(old), len(new)) > _LONGEST:
        return False
    if abs(len(old) - len(new)) > 1 or Indel.distance(old, new, score_cutoff=4) > 4:  # noqa: PLR2004 - two characters
        return False
    return all(_slips(old, new, code) for code in Levenshtein.opcodes(old, new) if code.tag != "equal")


def _slips(old: str, new: str, code: Opcode) -> bool:
    """Whether at one place some characters took the place of others by mistake."""
    gone, come = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
    if len(gone) == len(come):
        return all(frozenset((x, y)) in _lookalikes() for x, y in zip(gone, come, strict=True))
    odd = gone or come
    beside = old[max(0, code.src_start - 1) : code.src_start], old[code.src_end : code.src_end + 1]
    return len(gone + come) == 1 and odd not in words()["critical"] and odd in beside


@cache
def _lookalikes() -> frozenset[frozenset[str]]:
    groups: str = read_yaml("rules/vocabulary/lookalikes.yaml")["lookalikes"]
    return frozenset(frozenset((x, y)) for group in groups.split() for x in group for y in group if x != y)


def _only_generic(old: str, new: str) -> bool:
    """Whether all that came or went are generic words, or the same characters in another order."""
    left, right = without_generic(old), without_generic(new)
    few = max(1, round(min(len(left), len(right)) * words()["slack"]))
    if left == right or abs(len(left) - len(right)) > few:
        return left == right
    # Counting takes long: most texts already differ in more characters than may come or go.
    if max(len({*left} - {*right}), len({*right} - {*left})) > few:
        return False
    gone, come = Counter(left) - Counter(right), Counter(right) - Counter(left)
    if not gone and not come:
        return True
    critical = set(words()["critical"])
    enough = min(len(left), len(right)) > _LEAST_TEXT_FOR_SLIP
    return enough and max(gone.total(), come.total()) <= few and not critical & {*gone, *come}
