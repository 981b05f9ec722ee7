"""Files that a user writes: configuration, waivers, profiles. What cannot be used is told in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WAIVER_FILE = "qc-waivers.toml"
PIN_FILE = "qc-pins.toml"


class UserFileError(Exception):
    """A file that cannot be used: where, what is wrong, what to do; ``said`` holds it by language."""

    def __init__(self, where: object, zh: str, en: str) -> None:
        """Say what is wrong at ``where``: a file, with its line or key."""
        self.said = {"zh": f"{where}：{zh}", "en": f"{where}: {en}"}
        super().__init__(self.said["zh"])


class RuleFileError(Exception):
    """A rule file that cannot be used: where, and what is wrong."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Say ``problem`` with its file and line."""
        super().__init__(f"{path}:{line}: {problem}")


def read_user_file(path: Path, problem: type[UserFileError]) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark; raises ``problem`` where that fails."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise problem(path, "不是 UTF-8 编码，请另存为 UTF-8", "not in UTF-8; save it as UTF-8") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise problem(path, f"读不出（{reason}）", f"cannot be read ({reason})") from None


def parse_toml(text: str, path: Path, problem: type[UserFileError]) -> dict[str, Any]:
    """Return what a TOML text says; raises ``problem``, with the line, where it is none."""
    import tomllib  # noqa: PLC0415 - most runs have no such file

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise problem(path, f"不是正确的 TOML（{error}）", f"this is not TOML ({error})") from None


def toml_string(text: str) -> str:
    """Return a TOML string: that of JSON, but for one character; what is no Unicode becomes a question mark."""
    whole = text.encode(errors="replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def instead(word: str, known: Iterable[str]) -> tuple[str, str]:
    """Return, in Chinese and in English, which known word is nearest to ``word``, or else which words there are."""
    from difflib import get_close_matches  # noqa: PLC0415 - most files are right

    words = list(known)
    near = get_close_matches(word, words, 1)
    if near:
        return f"，是不是 {near[0]}？", f"; did you mean {near[0]}?"
    return f"（可用：{'、'.join(words)}）", f" (there are: {', '.join(words)})"
