from __future__ import annotations

from toolkit.parsing.reading import Reading, Row, Table


def test_readings_and_tables_do_not_share_their_lists() -> None:
    first, second = Reading(), Reading()
    first.tables.append(Table("basic"))
    first.tables[0].rows.append(Row(1, {}, 1, 1))
    assert second.tables == []
    assert Table("basic").rows == []
