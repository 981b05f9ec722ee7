"""Configuration: ``qc.toml`` or ``[tool.qc]`` in ``pyproject.toml``, the nearest one above the working folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, cast, get_args

from toolkit.checking.rule import CERTAINTIES, SEVERITIES, Certainty, Lang, Severity
from toolkit.gate import Threshold
from toolkit.lists import LISTS

FILE_NAMES = ("qc.toml", "pyproject.toml")
_THRESHOLDS = get_args(Threshold)
_LANGUAGES = ("zh", "en")
_Table = dict[str, Any]


class ConfigError(Exception):
    """A configuration that cannot be used: file, key, what is wrong, and the nearest right word."""

    def __init__(self, path: Path, key: str, problem: str) -> None:
        """Say ``problem`` with its file and key."""
        super().__init__(f"{path}: {key}: {problem}")


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


def matches(code: str, name: str, word: str) -> bool:
    """Whether ``word`` names a rule: its name, its number, or the beginning of its number."""
    return word == name or (word.upper().startswith("QC") and code.startswith(word.upper()))


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration file in ``start`` or above it; ``qc.toml`` goes before ``pyproject.toml``."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if path.is_file() and (name == "qc.toml" or "qc" in _read(path).get("tool", {})):
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
        table = table.get("tool", {}).get("qc", {})
    _known(path, "", table, _READERS)
    values = {key.replace("-", "_"): _READERS[key](path, key, value) for key, value in table.items()}
    return Config(**values, origins={key.replace("-", "_"): path for key in table})


def _read(path: Path) -> _Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(path, "TOML", str(error)) from None
    except OSError as error:
        raise ConfigError(path, "file", error.strerror or str(error)) from None


def _known(path: Path, prefix: str, table: _Table, known: Any) -> None:  # noqa: ANN401 - any container of words
    for key in table:
        if key not in known:
            near = get_close_matches(key, list(known), 1)
            hint = f"; did you mean {near[0]!r}?" if near else f" (there are: {', '.join(known)})"
            raise ConfigError(path, f"{prefix}{key}", f"unknown key{hint}")


def _words(path: Path, key: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - TOML is untyped
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ConfigError(path, key, 'a list of words is wanted, as in ["QC2", "stray-text"]')
    return tuple(value)


def _one_of(allowed: tuple[str, ...]) -> Any:  # noqa: ANN401 - a reader
    def read(path: Path, key: str, value: Any) -> str:  # noqa: ANN401
        if value not in allowed:
            raise ConfigError(path, key, f"one of {', '.join(allowed)} is wanted, not {value!r}")
        return cast("str", value)

    return read


def _flag(path: Path, key: str, value: Any) -> bool:  # noqa: ANN401
    if not isinstance(value, bool):
        raise ConfigError(path, key, "true or false is wanted")
    return value


def _path(path: Path, key: str, value: Any) -> Path:  # noqa: ANN401
    if not isinstance(value, str):
        raise ConfigError(path, key, "a path is wanted")
    return path.parent / value


def _paths(path: Path, key: str, value: Any) -> tuple[Path, ...]:  # noqa: ANN401
    return tuple(path.parent / word for word in _words(path, key, value))


def _per_rule(allowed: tuple[str, ...]) -> Any:  # noqa: ANN401
    def read(path: Path, key: str, value: Any) -> dict[str, str]:  # noqa: ANN401
        if not isinstance(value, dict):
            raise ConfigError(path, key, f'a table is wanted, as in QC104 = "{allowed[-1]}"')
        return {rule: _one_of(allowed)(path, f"{key}.{rule}", level) for rule, level in value.items()}

    return read


def _scopes(known: tuple[str, ...] | None) -> Any:  # noqa: ANN401
    def read(path: Path, key: str, value: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401
        if not isinstance(value, dict) or not all(isinstance(scope, dict) for scope in value.values()):
            raise ConfigError(path, key, 'tables are wanted, as in ignore = ["QC7"]')
        if known:
            _known(path, f"{key}.", value, known)
        for name, scope in value.items():
            _known(path, f"{key}.{name}.", scope, ("ignore",))
        return {name: _words(path, f"{key}.{name}.ignore", scope.get("ignore", [])) for name, scope in value.items()}

    return read


_READERS: dict[str, Any] = {
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
