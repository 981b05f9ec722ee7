"""The tables that everything passes on, each as a pandera schema; ``document`` is a row's number in ``documents``.

Structure is checked whenever frames are built (2-4 ms whatever their size); the data themselves only where a
user brings frames of his own.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.config import ValidationDepth, config_context

from toolkit.lists import LISTS
from toolkit.parsing import ParsedDocument, Unreadable
from toolkit.profile import Profile, default_profile

_UNIT = "\x1f"
Text = pl.String
List = pl.Enum(LISTS)
Field = pl.Enum(
    ["number", "category", "name", "departments", "superior_duties", "township_duties", "handover", "remark"]
)
Fact = pl.Enum(
    [
        "total",
        "count",
        "contents_count",
        "contents_page",
        "contents_entry",
        "category_count",
        "category",
        "department_count",
    ]
)
Role = pl.Enum(["listed", "heads", "receives", "acts"])
_KEY = {"document": pl.Int32, "row": pl.Int32, "list": List, "number": pl.Int32}


def _schema(title: str, columns: dict[str, Any], required: Iterable[str]) -> pa.DataFrameSchema:
    needed = set(required)
    return pa.DataFrameSchema(
        {name: pa.Column(kind, nullable=name not in needed) for name, kind in columns.items()},
        name=title,
        strict=True,
        ordered=True,
    )


#: One row a document: where it came from, how it was read, and its place.
DOCUMENTS = _schema(
    "documents",
    {
        "document": pl.Int32,
        "source": Text,
        "status": pl.Enum(["ok", "unreadable"]),
        "format": Text,
        "sha256": Text,
        "province": Text,
        "prefecture": Text,
        "county": Text,
        "township": Text,
        "township_type": Text,
        "date": Text,
        "reason": Text,
        "reason_facts": Text,
    },
    ["document", "source", "status"],
)

#: One row a duty, in the order of the document (``row`` counts them); cells that a list does not have are null.
DUTIES = _schema(
    "duties",
    {
        **_KEY,
        "category": Text,
        "name": Text,
        "departments": pl.List(Text),
        "superior_duties": Text,
        "township_duties": Text,
        "receiving_departments": pl.List(Text),
        "handover": Text,
        "remark": Text,
        "departments_text": Text,
        "line": pl.Int32,
        "end_line": pl.Int32,
        "page": pl.Int32,
        "damaged": pl.List(Text),
    },
    ["document", "row", "list", "category", "name", "line", "end_line", "damaged"],
)

#: One row a duty and body: listed in 对应上级部门, heading a paragraph, receiving a duty taken back, or acting in the
#: way of working. ``body`` is the same for all ways of writing one body, ``stem`` is the name without its county,
#: ``known`` whether the register has it; what is no body's name is not here.
DEPARTMENTS = _schema(
    "departments",
    {**_KEY, "role": Role, "field": Field, "name": Text, "stem": Text, "body": Text, "known": pl.Boolean},
    ["document", "row", "list", "role", "field", "name", "stem", "body", "known"],
)

#: One row a numbered item or paragraph of a duties cell, with the section and the departments it stands under.
CLAUSES = _schema(
    "clauses",
    {
        **_KEY,
        "field": Field,
        "ordinal": pl.Int32,
        "marker": Text,
        "section": Text,
        "heads": pl.List(Text),
        "text": Text,
    },
    ["document", "row", "list", "field", "ordinal", "marker", "section", "heads", "text"],
)

#: One row a fact that the 说明 or the 目录 states; ``list`` is null for the total.
DECLARED = _schema(
    "declared",
    {
        "document": pl.Int32,
        "list": List,
        "fact": Fact,
        "value": pl.Int32,
        "text": Text,
        "line": pl.Int32,
        "end_line": pl.Int32,
        "quote": Text,
    },
    ["document", "fact", "line", "end_line", "quote"],
)

#: One row a piece of text that belongs to no row, with its lines.
STRAYS = _schema(
    "strays",
    {"document": pl.Int32, "line": pl.Int32, "end_line": pl.Int32, "page": pl.Int32, "text": Text},
    ["document", "line", "end_line", "text"],
)

#: One row a paragraph of the text before and after the lists: cover, 说明, 目录.
NARRATIVE = _schema(
    "narrative",
    {"document": pl.Int32, "line": pl.Int32, "end_line": pl.Int32, "page": pl.Int32, "text": Text},
    ["document", "line", "end_line", "text"],
)

#: One row a cell of a header row, with the column it was taken for.
HEADINGS = _schema(
    "headings",
    {"document": pl.Int32, "list": List, "column": Field, "text": Text, "line": pl.Int32},
    ["document", "column", "text", "line"],
)

SCHEMAS = {
    schema.name: schema
    for schema in (DOCUMENTS, DUTIES, DEPARTMENTS, CLAUSES, DECLARED, STRAYS, NARRATIVE, HEADINGS)
    if schema.name
}


@dataclass(frozen=True)
class Frames:
    """The tables of one document or of many, in the order in which the documents were given."""

    documents: pl.DataFrame
    duties: pl.DataFrame
    departments: pl.DataFrame
    clauses: pl.DataFrame
    declared: pl.DataFrame
    strays: pl.DataFrame
    narrative: pl.DataFrame
    headings: pl.DataFrame
    profile: Profile = field(default_factory=default_profile, repr=False)
    _derived: dict[str, pl.DataFrame] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hold every table to its schema."""
        # The explicit context stands against PANDERA_VALIDATION_ENABLED=False in the environment.
        with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_ONLY):
            for name, schema in SCHEMAS.items():
                schema.validate(getattr(self, name))

    def marked(self, duties: pl.DataFrame) -> Frames:
        """Return these frames with ``duties`` that differ in ``damaged`` alone; what was derived from them is kept.

        Whatever finds damaged cells does not look at ``damaged``, so that what it derived holds for both.
        """
        marked = dataclasses.replace(self, duties=duties)
        marked._derived.update(self._derived)  # noqa: SLF001 - its own class
        return marked

    def once(self, name: str, compute: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """Return what ``compute`` makes of these frames, made only the first time it is asked for under ``name``."""
        if name not in self._derived:
            self._derived[name] = compute()
        return self._derived[name]


def build(documents: list[ParsedDocument | Unreadable], profile: Profile | None = None) -> Frames:
    """Return the frames of documents parsed with ``profile``; an unreadable one has a row in ``documents`` alone."""
    heads = [_document_record(document) for document in documents]
    read = [(at, document) for at, document in enumerate(documents) if isinstance(document, ParsedDocument)]
    tables = {name: [(at, getattr(document, name)) for at, document in read] for name in SCHEMAS if name != "documents"}
    return Frames(
        documents=_frame("documents", [(at, [head]) for at, head in enumerate(heads)]),
        profile=profile or default_profile(),
        **{name: _frame(name, rows) for name, rows in tables.items()},
    )


def _document_record(document: ParsedDocument | Unreadable) -> dict[str, Any]:
    if isinstance(document, ParsedDocument):
        return document.record
    facts = json.dumps(document.facts, ensure_ascii=False)
    return {"source": document.source, "status": "unreadable", "reason": document.code, "reason_facts": facts}


def _frame(name: str, tables: list[tuple[int, list[dict[str, Any]]]]) -> pl.DataFrame:
    """Return the frame of a schema from each document's number and records."""
    schema = {column: SCHEMAS[name].columns[column].dtype.type for column in SCHEMAS[name].columns}
    lists = [column for column, kind in schema.items() if kind == pl.List(Text)]
    columns = {column: [record.get(column) for _, records in tables for record in records] for column in schema}
    columns["document"] = [at for at, records in tables for _ in records]
    # Lists pass as joined text: Polars would build them one by one, in more time than all other columns together.
    columns |= {column: [None if v is None else _UNIT.join(v) for v in columns[column]] for column in lists}
    plain = {column: Text if column in lists else kind for column, kind in schema.items()}
    frame = pl.DataFrame(columns, schema=plain, strict=False)
    nothing = pl.lit([], dtype=pl.List(Text))
    return frame.with_columns(
        pl.when(pl.col(column) == "").then(nothing).otherwise(pl.col(column).str.split(_UNIT)).alias(column)
        for column in lists
    )


def concat(parts: list[Frames]) -> Frames:
    """Return the frames of several batches as one, the documents numbered on."""
    if len(parts) == 1:
        return parts[0]
    starts = [sum(part.documents.height for part in parts[:at]) for at in range(len(parts))]
    return Frames(
        profile=parts[0].profile,
        **{
            name: pl.concat(
                getattr(part, name).with_columns(pl.col("document") + start)
                for part, start in zip(parts, starts, strict=True)
            )
            for name in SCHEMAS
        },
    )


def document_records(frames: Frames) -> list[dict[str, Any]]:
    """Return one record a document: its row of ``frames.documents``, and ``counts``, the rows of its lists."""
    counted = frames.duties.group_by("document", "list").agg(rows=pl.len())
    counts: dict[int, dict[str, int]] = {}
    for document, key, rows in counted.iter_rows():
        counts.setdefault(document, {})[key] = rows
    return [
        {**record, "counts": {key: counts.get(record["document"], {}).get(key, 0) for key in LISTS}}
        for record in frames.documents.to_dicts()
    ]
