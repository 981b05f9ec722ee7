"""Finds and reads the data that stands beside the code: rules, vocabulary, profiles, report templates."""

from __future__ import annotations

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
    """Return the content of a YAML data file, given its path below the data root, such as ``rules/…``."""
    import yaml  # noqa: PLC0415 - finding the data must not cost the reading of it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    top, _, rest = name.partition("/")
    return yaml.load((folder(top) / rest).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a SafeLoader
