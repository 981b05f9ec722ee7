from __future__ import annotations

from toolkit.diffing.bodies import compare_bodies

LABOUR = {"人力资源和社会保障局": ("青湖县人力资源和社会保障局", "人力资源和社会保障局")}
SHORT = {"人力资源和社会保障局": ("县人社局", "人社局")}
OTHER_COUNTY = {"人力资源和社会保障局": ("白河县人力资源和社会保障局", "人力资源和社会保障局")}
POLICE = {"公安局": ("青湖县公安局", "公安局")}


def test_the_same_bodies_in_another_order_are_no_change() -> None:
    assert compare_bodies({**LABOUR, **POLICE}, {**POLICE, **LABOUR}) is None
    assert compare_bodies({}, {}) is None


def test_the_county_before_a_name_is_no_change() -> None:
    assert compare_bodies(LABOUR, OTHER_COUNTY) is None


def test_a_short_form_is_another_way_to_write_the_same_body() -> None:
    assert compare_bodies(LABOUR, SHORT) == (
        {"added": [], "removed": [], "renamed": [["青湖县人力资源和社会保障局", "县人社局"]]},
        "wording",
    )


def test_a_body_that_comes_or_goes_is_substance() -> None:
    assert compare_bodies(LABOUR, {**LABOUR, **POLICE}) == (
        {"added": ["青湖县公安局"], "removed": [], "renamed": []},
        "substance",
    )
    assert compare_bodies({**LABOUR, **POLICE}, LABOUR) == (
        {"added": [], "removed": ["青湖县公安局"], "renamed": []},
        "substance",
    )


def test_a_body_that_takes_the_place_of_one_of_nearly_its_name_is_renamed() -> None:
    before = {"文化体育广播电视和旅游局": ("县文化体育广播电视和旅游局", "文化体育广播电视和旅游局")}
    after = {"文化广电和旅游局": ("县文化广电和旅游局", "文化广电和旅游局")}
    changed = compare_bodies(before, after)
    assert changed is not None
    assert changed[0]["renamed"] == [["县文化体育广播电视和旅游局", "县文化广电和旅游局"]]
    assert changed[1] == "substance"
