"""Pages: one HTML file with its style and script inside, which asks for nothing from outside and runs nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from toolkit import __version__
from toolkit.checking.severity import CERTAINTIES, SEVERITIES
from toolkit.lists import LISTS
from toolkit.resources import folder, read_yaml
from toolkit.words import FIELD_WORDS, LIST_WORDS, Lang

_FOLDER = "reports"
_TONGUES: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}
Words = dict[str, dict[str, str]]


def page(template: str, section: str, lang: Lang, words: Words, **context: Any) -> str:  # noqa: ANN401 - a template's own
    """Return the page that a template of the folder ``reports`` makes.

    ``section`` names the page's part of ``reports/words.yaml``; ``words`` are more words, each with both languages.
    Everything that ``context`` holds is escaped. Same context, same text.
    """
    spoken = _spoken(section) | words
    both = {tongue: {key: said[tongue] for key, said in spoken.items()} for tongue in ("zh", "en")}
    own = {name: folder(_FOLDER).joinpath(name).read_text(encoding="utf-8") for name in ("style.css", "page.js")}

    def word(key: str, n: object = None) -> str:
        return both[lang][key].replace("{n}", "" if n is None else str(n))

    @cache
    def w(key: str, n: object = None) -> Markup:
        """Return a word in an element in which the script can put the other language's."""
        given = "" if n is None else Markup(' data-n="{}"').format(n)
        return Markup('<span data-word="{}"{}>{}</span>').format(key, given, word(key, n))

    return (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            words=both,
            word=word,
            w=w,
            style=own["style.css"],
            script=own["page.js"],
            policy=_policy(own["style.css"], own["page.js"]),
            tongue=_TONGUES[lang],
            version=__version__,
            severities=SEVERITIES,
            certainties=CERTAINTIES,
            list_keys=LISTS,
            **context,
        )
    )


def _spoken(section: str) -> Words:
    """Return the words of every page, of one kind of page, and of lists and columns."""
    texts = read_yaml(f"{_FOLDER}/words.yaml")
    terms = [("list", LIST_WORDS), ("field", FIELD_WORDS)]
    named = {
        f"{prefix}.{key}": {"zh": said["zh"][key], "en": said["en"][key]}
        for prefix, said in terms
        for key in said["zh"]
        if key
    }
    return {**texts["page"], **texts[section], **named}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(folder(_FOLDER)),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _policy(style: str, script: str) -> str:
    """Return a policy by which nothing is loaded, and only the page's own style and script count."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
