"""A comparison as it is kept: plain data, so that showing it once more needs neither document to be read again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from toolkit.corpus.cache import Cache
from toolkit.corpus.discovery import Input, digest_of
from toolkit.diffing.comparison import Change, Comparison, Declared, Duty

_PART = "comparison"

Key = tuple[str, str]


def key_of(old: Input, new: Input) -> Key | None:
    """Return what a comparison of two documents is kept under: names and contents; None where one may not stay so."""
    digests = digest_of(old), digest_of(new)
    return _key([old.name, new.name], digests) if all(digests) else None


def recall(cache: Cache, key: Key) -> Comparison | None:
    """Return the comparison that is kept under a key, or None."""
    kept = cache.get(*key, _PART)
    return None if kept is None else _comparison(*json.loads(kept.decode(errors="surrogatepass")))


def keep(cache: Cache, key: Key, comparison: Comparison) -> None:
    """Keep a comparison, unless a document changed after the key was made."""
    sides = comparison.old, comparison.new
    if key == _key((side["source"] for side in sides), (side["sha256"] for side in sides)):
        content = json.dumps(comparison, ensure_ascii=False)
        cache.put(*key, _PART, content.encode(errors="surrogatepass"))
        cache.prune()


def _key(names: Iterable[str], digests: Iterable[str | None]) -> Key:
    return "\0".join(names), "\0".join(map(str, digests))


def _comparison(old: Any, new: Any, mode: Any, pairs: Any, declared: Any) -> Comparison:  # noqa: ANN401 - JSON
    facts = (Declared(*map(_fixed, values)) for values in declared)
    return Comparison(old, new, mode, tuple(map(_change, pairs)), tuple(facts))


def _change(values: list[Any]) -> Change:
    kinds, old, new, similarity, confidence, level, fields, meaning, other = values
    runner_up = _duty(other) if other else None
    return Change(tuple(kinds), _duties(old), _duties(new), similarity, confidence, level, fields, meaning, runner_up)


def _duties(rows: list[list[Any]]) -> tuple[Duty, ...]:
    return tuple(map(_duty, rows))


def _duty(values: list[Any]) -> Duty:
    return Duty(*map(_fixed, values))


def _fixed(value: Any) -> Any:  # noqa: ANN401 - JSON knows no tuples
    return tuple(value) if isinstance(value, list) else value
