"""CSV: one row a duty, one column a township."""

from __future__ import annotations

import csv
import io

from toolkit.diffing.matrix import Matrix
from toolkit.reporting.matrices.telling import WORDS, cell, names
from toolkit.reporting.words import ROWS
from toolkit.words import Lang


def render(matrix: Matrix, lang: Lang = "zh") -> str:
    """Return the matrix; a cell says list, number, category where it is another one, and departments."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([*(WORDS[lang][key] for key in ("list", "category", "name", "present")), *names(matrix)])
    for row in matrix.rows:
        facts = (ROWS[lang][row.list], row.category, row.name, row.present)
        writer.writerow([*facts, *(cell(duty, row, lang) for duty in row.duties)])
    return file.getvalue()
