"""YAML as rules may use it: no tags, no anchors, no key twice, and every complaint with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from toolkit.user_files import RuleFileError

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_MARK = re.compile(r"(?:^|[\s\[{,:-])[&*!]\S", re.MULTILINE)


def load_strict(path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the mapping in a YAML file and the line of each of its keys, the deeper ones as ``cases.row.zh``.

    Raises RuleFileError for what is no mapping, a key given twice, a tag, an anchor or an alias.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleFileError(path, 1, f"the file cannot be read: {error}") from None
    _refuse_marks(text, path)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        _refuse(node, path)
        data = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "this is not YAML"
        raise RuleFileError(path, mark.line + 1 if mark else 1, problem) from None
    finally:
        loader.dispose()
    if node is None or not isinstance(data, dict):
        raise RuleFileError(path, 1, "the file holds no mapping of keys")
    return data, dict(_lines(node))


def _lines(node: yaml.Node, above: str = "") -> Iterator[tuple[str, int]]:
    for key, value in node.value:
        yield f"{above}{key.value}", key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            yield from _lines(value, f"{above}{key.value}.")


def _refuse_marks(text: str, path: Path) -> None:
    """Refuse tags, anchors and aliases; the tokens are looked at only where the text could hold one."""
    if not _MARK.search(text):
        return
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, (yaml.TagToken, yaml.AnchorToken, yaml.AliasToken)):
                raise RuleFileError(path, token.start_mark.line + 1, "tags, anchors and aliases are not used in rules")
    except yaml.YAMLError:
        return  # parsing says what is wrong


def _refuse(node: yaml.Node | None, path: Path) -> None:
    """Walk the nodes and refuse a key that stands twice."""
    waiting = [node] if node else []
    while waiting:
        current = waiting.pop()
        if isinstance(current, yaml.SequenceNode):
            waiting.extend(current.value)
        if isinstance(current, yaml.MappingNode):
            keys = [key.value for key, _ in current.value]
            twice = next((key for key, _ in current.value if keys.count(key.value) > 1), None)
            if twice is not None:
                raise RuleFileError(path, twice.start_mark.line + 1, f"the key {twice.value!r} stands twice")
            waiting.extend(value for _, value in current.value)
            waiting.extend(key for key, _ in current.value)
