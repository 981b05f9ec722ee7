"""Configuration: ``qc.toml`` or ``[tool.qc]`` in ``pyproject.toml``, the nearest one above the working folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, get_args

from toolkit.checking.severity import CERTAINTIES, SEVERITIES, Certainty, Severity, Threshold
from toolkit.lists import LISTS
from toolkit.user_files import UserFileError, instead, parse_toml, read_user_file
from toolkit.words import Lang

FILE_NAMES = ("qc.toml", "pyproject.toml")
_THRESHOLDS = get_args(Threshold)
_LANGUAGES = ("zh", "en")
_Table = dict[str, Any]
_Reader = Callable[[Path, str, object], Any]


class ConfigError(UserFileError):
    """A configuration that cannot be used: file, key, what is wrong, and the nearest right word."""


@dataclass(frozen=True)
class Config:
    """The settings of a run; ``origins`` says for each key which file it comes from (else it is the default)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Threshold = "error"
    strict: bool = False
    lang: Lang = "zh"
    rules: tuple[Path, ...] = ()
    profile: Path | None = None
    waivers: Path | None = None
    cache: bool = True
    severity: dict[str, Severity] = field(default_factory=dict)
    certainty: dict[str, Certainty] = field(default_factory=dict)
    per_file: dict[str, tuple[str, ...]] = field(default_factory=dict)
    per_list: dict[str, tuple[str, ...]] = field(default_factory=dict)
    origins: dict[str, Path] = field(default_factory=dict)

    def ignores(self, code: str, name: str, source: str, list_name: str | None) -> bool:
        """Whether a finding of a rule is switched off for its file or its list."""
        words = [word for glob, ignored in self.per_file.items() if fnmatch(source, glob) for word in ignored]
        words += self.per_list.get(list_name or "", ())
        return any(matches(code, name, word) for word in words)

    def rule_words(self) -> Iterator[tuple[str, str]]:
        """Yield each word that should name rules, after the key that it stands under."""
        for key in ("select", "ignore", "severity", "certainty"):
            yield from ((key, word) for word in getattr(self, key))
        for key in ("per_file", "per_list"):
            scopes = getattr(self, key).items()
            yield from ((f"{key.replace('_', '-')}.{scope}.ignore", word) for scope, words in scopes for word in words)


def matches(code: str, name: str, word: str) -> bool:
    """Whether ``word`` names a rule: its name, its number, or the beginning of its number."""
    return word == name or (word.upper().startswith("QC") and code.startswith(word.upper()))


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration file in ``start`` or above it; ``qc.toml`` goes before ``pyproject.toml``."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if path.is_file() and (name == "qc.toml" or "qc" in _section(path, _read(path), "tool")):
                return path
    return None


def load_config(path: Path | None) -> Config:
    """Return the settings of a file; without one, the defaults.

    Raises ConfigError for TOML that cannot be read, unknown keys and wrong values.
    """
    if path is None:
        return Config()
    table = _read(path)
    if path.name == "pyproject.toml":
        table = _section(path, _section(path, table, "tool"), "qc")
    _known(path, "", table, _READERS)
    values = {key.replace("-", "_"): _READERS[key](path, key, value) for key, value in table.items()}
    return Config(**values, origins={key.replace("-", "_"): path for key in table})


def _read(path: Path) -> _Table:
    return parse_toml(read_user_file(path, ConfigError), path, ConfigError)


def _section(path: Path, table: _Table, key: str) -> _Table:
    section = table.get(key, {})
    if not isinstance(section, dict):
        raise _wrong(path, key, "应是一组设置", "a table is wanted")
    return section


def _wrong(path: Path, key: str, zh: str, en: str) -> ConfigError:
    return ConfigError(f"{path}: {key}", zh, en)


def _known(path: Path, prefix: str, table: _Table, known: Collection[str]) -> None:
    for key in table:
        if key not in known:
            zh, en = instead(key, known)
            raise _wrong(path, f"{prefix}{key}", f"没有这项设置{zh}", f"unknown key{en}")


def _words(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        example = '["QC2", "stray-text"]'
        raise _wrong(path, key, f"应是一列词，例如 {example}", f"a list of words is wanted, as in {example}")
    return tuple(value)


def _one_of(allowed: tuple[str, ...]) -> _Reader:
    def read(path: Path, key: str, value: object) -> str:
        if value not in allowed:
            words = ", ".join(allowed)
            raise _wrong(path, key, f"应是 {words} 之一，不是 {value!r}", f"one of {words} is wanted, not {value!r}")
        return str(value)

    return read


def _flag(path: Path, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(path, key, "应是 true 或 false", "true or false is wanted")
    return value


def _path(path: Path, key: str, value: object) -> Path:
    if not isinstance(value, str):
        raise _wrong(path, key, "应是一个路径", "a path is wanted")
    return path.parent / value


def _paths(path: Path, key: str, value: object) -> tuple[Path, ...]:
    return tuple(path.parent / word for word in _words(path, key, value))


def _per_rule(allowed: tuple[str, ...]) -> _Reader:
    def read(path: Path, key: str, value: object) -> dict[str, str]:
        if not isinstance(value, dict):
            example = f'QC104 = "{allowed[-1]}"'
            raise _wrong(path, key, f"应是一组设置，例如 {example}", f"a table is wanted, as in {example}")
        return {rule: _one_of(allowed)(path, f"{key}.{rule}", level) for rule, level in value.items()}

    return read


def _scopes(known: tuple[str, ...] | None) -> _Reader:
    def read(path: Path, key: str, value: object) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, dict) or not all(isinstance(scope, dict) for scope in value.values()):
            scope = known[0] if known else '"*.md"'
            example = f"[{key}.{scope}]"
            raise _wrong(path, key, f"应写成 {example} 下的 ignore", f"write {example} with ignore below it")
        if known:
            _known(path, f"{key}.", value, known)
        for name, inner in value.items():
            _known(path, f"{key}.{name}.", inner, ("ignore",))
        return {name: _words(path, f"{key}.{name}.ignore", scope.get("ignore", [])) for name, scope in value.items()}

    return read


_READERS: dict[str, _Reader] = {
    "select": _words,
    "ignore": _words,
    "fail-on": _one_of(_THRESHOLDS),
    "strict": _flag,
    "lang": _one_of(_LANGUAGES),
    "rules": _paths,
    "profile": _path,
    "waivers": _path,
    "cache": _flag,
    "severity": _per_rule(SEVERITIES),
    "certainty": _per_rule(CERTAINTIES),
    "per-file": _scopes(None),
    "per-list": _scopes(LISTS),
}
