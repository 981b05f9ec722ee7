"""What a document says, without where its words stand in a source: what patches and merges work on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, cast

from toolkit.parsing.departments import Departments
from toolkit.parsing.document import ParsedDocument, add_duty
from toolkit.parsing.place import Place
from toolkit.profile import Profile

PLACE = ("province", "prefecture", "county", "township", "township_type", "date")
CELLS = (
    "list", "number", "category", "name", "departments", "departments_text", "superior_duties", "township_duties",
    "receiving_departments", "handover", "remark",
)  # fmt: skip
_FACT = ("list", "fact", "value", "text")
#: Where the contents say that something stands is no part of what a document says.
_PLACES = ("contents_page",)

Cells = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """The place of a document, the facts that it declares, and its duties in their order.

    Duties have the keys of ``CELLS`` and facts those of a row of ``frames.DECLARED``, without lines and quote.
    """

    place: dict[str, str | None]
    declared: tuple[Cells, ...]
    duties: tuple[Cells, ...]

    @classmethod
    def of(cls, document: ParsedDocument) -> Content:
        """Return what a document says."""
        facts = [fact for fact in document.declared if fact["fact"] not in _PLACES]
        return cls(
            {key: getattr(document.place, key) for key in PLACE},
            tuple({key: fact[key] for key in _FACT} for fact in facts),
            tuple({key: duty[key] for key in CELLS} for duty in document.rows),
        )

    @property
    def sha256(self) -> str:
        """The hash of all that is said, the same for every serialisation of a document."""
        data = json.dumps([self.place, self.declared, self.duties], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(data.encode(errors="surrogatepass")).hexdigest()

    def document(self, source: str, form: str, profile: Profile) -> ParsedDocument:
        """Return a document that says this; a duty's line is its place among all, ``sha256`` that of the content."""
        document = ParsedDocument(source, form, self.sha256, Place(**self.place))
        departments = Departments(profile, self.place["county"], self.place["prefecture"])
        for row, duty in enumerate(self.duties):
            record = {**duty, "row": row, "line": row + 1, "end_line": row + 1, "page": None, "damaged": []}
            add_duty(document, record, cast("dict[str, str]", duty), departments)
        document.declared = [{**fact, "line": 1, "end_line": 1, "quote": ""} for fact in self.declared]
        return document
