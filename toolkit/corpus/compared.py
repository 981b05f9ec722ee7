"""A comparison as it is kept: plain data, so that showing it once more needs neither document to be read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from toolkit.corpus.cache import Cache
from toolkit.corpus.discovery import Input
from toolkit.diffing.comparison import Change, Comparison, Declared, Duty

_PART = "comparison"


def recall(cache: Cache, old: Input, new: Input) -> Comparison | None:
    """Return the kept comparison of two documents as they are now, or None; standard input is always read anew."""
    digests = _digest(old), _digest(new)
    if not all(digests):
        return None
    kept = cache.get(*_key((old.name, new.name), digests), _PART)
    return None if kept is None else _comparison(*json.loads(kept.decode(errors="surrogatepass")))


def keep(cache: Cache, comparison: Comparison) -> None:
    """Keep a comparison under the names and contents that were read."""
    sides = comparison.old, comparison.new
    key = _key((side["source"] for side in sides), (side["sha256"] for side in sides))
    content = json.dumps(comparison, default=_values, ensure_ascii=False)
    cache.put(*key, _PART, content.encode(errors="surrogatepass"))
    cache.prune()


def _digest(one: Input) -> str:
    """Return the hash of what an input holds, or nothing where it is not there to be read twice."""
    if one.data is not None:
        return hashlib.sha256(one.data).hexdigest()
    if one.path is None:
        return ""
    try:
        with one.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # reading says what is wrong


def _key(names: Iterable[str], digests: Iterable[str]) -> tuple[str, str]:
    return "\0".join(names), "\0".join(digests)


def _values(one: Any) -> list[Any]:  # noqa: ANN401 - any of the data objects of a comparison
    return [getattr(one, name) for name in one.__dataclass_fields__]


def _comparison(old: Any, new: Any, mode: Any, pairs: Any, declared: Any, stated: Any) -> Comparison:  # noqa: ANN401 - JSON
    facts = (Declared(*map(_fixed, values)) for values in declared)
    return Comparison(old, new, mode, tuple(map(_change, pairs)), tuple(facts), tuple(stated))


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
