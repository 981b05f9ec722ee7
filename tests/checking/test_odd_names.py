from __future__ import annotations

from tests.checking.tables import Row, cooperative, found

PLACE = "新疆维吾尔自治区喀什地区莎车县某镇履职事项清单\n"


def listed(*departments: str, superior: str = "1.审批；2.发放资金。") -> str:
    rows = (
        Row(at, f"做好第{at}类登记", departments=names, superior=superior) for at, names in enumerate(departments, 1)
    )
    return PLACE + cooperative(*rows)


def test_a_county_without_its_level_is_told_with_the_whole_name() -> None:
    (finding,) = found("QC403", listed("莎车县水利局", "莎车水利局"))
    assert (finding.number, finding.certainty) == (2, "certain")
    assert (finding.quote, finding.values["usual"]) == ("莎车水利局", "莎车县水利局")
    assert [end.number for end in finding.related] == [1]


def test_a_body_that_is_nowhere_written_whole_keeps_its_name() -> None:
    assert found("QC403", listed("莎车水利局", "莎车县民政局")) == []


def test_a_part_of_a_merged_body_does_not_stand_beside_it() -> None:
    whole, part = "莎车县教育和科学技术局", "莎车县教育局"
    (finding,) = found("QC403", listed(whole, whole, part))
    assert (finding.number, finding.quote) == (3, part)
    assert finding.values["usual"] == whole


def test_a_merged_body_that_stands_once_may_itself_be_the_slip() -> None:
    assert found("QC403", listed("莎车县教育和科学技术局", "莎车县教育局")) == []


def test_an_abolished_body_is_probable_and_told_with_its_successor() -> None:
    (finding,) = found("QC403", listed("莎车县民政局", superior="1.会同县国土资源局核实；2.公示。"))
    assert (finding.field, finding.certainty, finding.related) == ("superior_duties", "probable", ())
    assert finding.values["usual"] == "自然资源局"
