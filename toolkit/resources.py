"""Finds and reads the data that stands beside the code: rules, vocabulary, profiles, report templates."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the data folder ``name``: inside the installed package, or at the top of a checkout."""
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    message = f"the data folder {name!r} is missing: the installation is damaged, install qc again"
    raise FileNotFoundError(message)


@cache
def read_yaml(name: str) -> Any:  # noqa: ANN401 - YAML is untyped; each reader checks what it takes
    """Return the content of a YAML data file, given its path below the data root, such as ``rules/…``.

    An installation brings the word lists as JSON too: reading them as YAML takes a tenth of a comparison.
    """
    top, _, rest = name.partition("/")
    path = folder(top) / rest
    built = path.with_suffix(".json")
    if built.exists():
        return json.loads(built.read_text(encoding="utf-8"))
    import yaml  # noqa: PLC0415 - what is built does without

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a SafeLoader
