"""What was read, for other programs: JSON lines, CSV, Parquet, and a workbook."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from toolkit.frames import Frames
from toolkit.lists import LISTS
from toolkit.reporting.workbook import Book

_PLACE = ("province", "prefecture", "county", "township", "township_type", "date")
_DUTY = (
    "list", "number", "category", "name", "departments", "superior_duties", "township_duties", "receiving_departments",
    "handover", "remark", "line", "end_line", "page", "damaged",
)  # fmt: skip
_COUNTED = {"basic": (), "cooperative": ("department_count",), "reclaimed": ("department_count",)}
_SEPARATOR = "、"
_WIDTH = 14
_WIDTHS = {"name": 40, "superior_duties": 80, "township_duties": 60, "handover": 60}


def render_json(frames: Frames) -> str:
    """Return one JSON object a line, one line a readable document."""
    duties = frames.duties.partition_by("document", as_dict=True)
    declared = frames.declared.partition_by("document", as_dict=True)
    lines = []
    for document in frames.documents.filter(pl.col("status") == "ok").iter_rows(named=True):
        key = (document["document"],)
        record = {name: document[name] for name in ("source", "format", "sha256", *_PLACE)}
        record["declared"] = _declared(declared[key]) if key in declared else _nothing_declared()
        record["duties"] = list(duties[key].select(_DUTY).iter_rows(named=True)) if key in duties else []
        lines.append(json.dumps(record, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def _nothing_declared() -> dict[str, Any]:
    counts = {"count": None, "contents_count": None, "category_count": None}
    return {"total": None} | {
        key: {**counts, "categories": None, **dict.fromkeys(_COUNTED[key])} for key in LISTS
    }  # fmt: skip


def _declared(facts: pl.DataFrame) -> dict[str, Any]:
    declared = _nothing_declared()
    for key, fact, value, text in facts.select("list", "fact", "value", "text").iter_rows():
        if key is None:
            declared["total"] = value
        elif fact == "category":
            declared[key]["categories"] = [*(declared[key]["categories"] or []), text]
        elif fact in declared[key]:
            declared[key][fact] = value
    return declared


def tidy(frames: Frames) -> pl.DataFrame:
    """Return one row a duty with the provenance of its document: the table of a corpus."""
    documents = frames.documents.select("document", "source", "sha256", "format", *_PLACE)
    return frames.duties.join(documents, on="document", maintain_order="left").select(
        "source", "sha256", "format", *_PLACE, *_DUTY
    )


def render_csv(frames: Frames) -> str:
    """Return the tidy table as CSV, the members of lists joined by 、."""
    return _joined(tidy(frames)).write_csv()


def render_parquet(frames: Frames) -> bytes:
    """Return the tidy table as Parquet."""
    buffer = io.BytesIO()
    tidy(frames).write_parquet(buffer)
    return buffer.getvalue()


def render_xlsx(frames: Frames) -> bytes:
    """Return the tidy table as a workbook, the members of lists joined by 、 as in CSV."""
    table = _joined(tidy(frames))
    book = Book()
    sheet = book.table("duties", [(name, _WIDTHS.get(name, _WIDTH)) for name in table.columns])
    for row in table.iter_rows():
        place = sheet.next_row()
        for at, value in enumerate(row):
            sheet.write(place, at, value)
    return book.content()


def _joined(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(pl.selectors.by_dtype(pl.List(pl.String)).list.join(_SEPARATOR))


def unread(frames: Frames) -> Iterator[str]:
    """Yield the names of the documents that could not be read."""
    yield from frames.documents.filter(pl.col("status") != "ok")["source"]
