from __future__ import annotations

import pytest

from tests.checking.tables import Row, cases, cooperative, found

COVER = "甘肃省定西市通渭县 平襄镇履职事项清单\n2025年6月\n"


def row(township: str, cover: str = COVER) -> str:
    return cover + cooperative(Row(1, departments="通渭县民政局", township=township))


@pytest.mark.parametrize(
    "township",
    [
        "1.在本镇公示；2.上报材料。",
        "1.配合乡镇开展巡查；2.参与乡村振兴。",
        "1.宣传《乡村建设规划条例》；2.协助返乡人员就业。",
    ],
)
def test_the_own_word_and_words_of_all_types_are_right(township: str) -> None:
    assert found("QC601", row(township)) == []


@pytest.mark.parametrize(("own", "wrong"), [("镇", "本乡"), ("镇", "本街道"), ("乡", "本镇"), ("街道", "本镇")])
def test_the_word_of_another_type_is_wrong(own: str, wrong: str) -> None:
    (finding,) = found("QC601", row(f"1.在{wrong}公示；2.上报材料。", COVER.replace("平襄镇", f"平襄{own}")))
    assert (finding.list, finding.number, finding.field) == ("cooperative", 1, "township_duties")
    assert finding.marks == (wrong,)
    assert finding.quote == f"1.在{wrong}公示"


def test_a_cell_is_one_finding_with_all_its_faulty_words() -> None:
    (finding,) = found("QC601", row("1.在本乡公示；2.由乡政府上报。"))
    assert finding.values["words"] == "本乡、乡政府"


def test_a_fixed_term_that_was_replaced_is_told_with_the_right_one() -> None:
    text = row("1.办理镇村建设规划许可；2.上报材料。")
    assert cases("QC601", text) == ["term"]
    assert "乡村建设规划许可" in found("QC601", text)[0].message


def test_where_the_type_was_only_guessed_from_the_text_a_word_is_probably_wrong() -> None:
    text = cooperative(Row(1, township="1.受理申请；2.由镇政府上报、由乡政府公示。"))
    assert [finding.certainty for finding in found("QC601", text)] == ["probable"]
