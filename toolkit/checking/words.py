"""The words of findings: templates filled with facts."""

from __future__ import annotations

import string
from typing import Any

from toolkit.words import FIELD_WORDS, LIST_WORDS, Lang

_LONGEST_VALUE = 60


class _Filler(string.Formatter):
    """Fills a template with values that cannot reach attributes: rule files are data."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:  # noqa: ANN401, ARG002 - its base's
        return kwargs[field_name], field_name


def fill(template: str, facts: dict[str, Any], lang: Lang) -> str:
    """Return ``template`` with ``{names}`` replaced by facts; lists and columns in the words of ``lang``."""
    words: dict[str, Any] = {}
    for key, value in facts.items():
        if key in {"list", "other_list"}:
            words[key] = LIST_WORDS[lang][value]
        elif key == "field":
            words[key] = FIELD_WORDS[lang][value]
        else:
            words[key] = (
                f"{value[: _LONGEST_VALUE - 1]}…" if isinstance(value, str) and len(value) > _LONGEST_VALUE else value
            )
    return _Filler().vformat(template, (), words)
