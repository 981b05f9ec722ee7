from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.diffing.candidates import named
from toolkit.diffing.candidate import Candidate
from toolkit.diffing.scoring import CONTEXT, Scores

PARTS = ("秸秆焚烧整治", "秸秆粪污利用")


def seen(old: list[Candidate], new: list[Candidate], column: str, *anchors: tuple[int, int]) -> dict[str, float]:
    """Return what a column of the context says, by both names, all pairs being equally likely by themselves."""
    scores = Scores(old, new)
    rows = scores.context([1.0] * len(scores.pairs), [(old[a], new[b]) for a, b in anchors])
    told = zip(scores.pairs, rows, strict=True)
    return {f"{old[a].name}|{new[b].name}": row[CONTEXT.index(column)] for (a, b), row in told}


@given(st.data())
def test_a_rival_is_the_best_other_pair_of_either_duty(data: st.DataObject) -> None:
    scores = Scores(named("秸秆焚烧", "秸秆利用", "秸秆还田"), named("秸秆焚烧整治", "秸秆综合利用"))
    own = data.draw(st.lists(st.floats(-7, 7), min_size=len(scores.pairs), max_size=len(scores.pairs)))
    for at, ((old, new), row) in enumerate(zip(scores.pairs, scores.context(own, []), strict=True)):
        others = [own[k] for k, (a, b) in enumerate(scores.pairs) if k != at and (a == old or b == new)]
        assert row[CONTEXT.index("rival")] == max(others)


def test_what_a_name_begins_with_is_looked_for_in_the_other() -> None:
    new = "开展双拥活动"
    ahead, behind = "做好双拥、国防教育工作", "负责养老服务，做好双拥工作"
    heads = seen(named(ahead, behind), named(new), "head")
    assert heads[f"{ahead}|{new}"] > heads[f"{behind}|{new}"]
    assert seen(named(ahead), named(ahead), "head") == {f"{ahead}|{ahead}": 1}


def test_the_rest_of_a_wider_duty_is_what_a_rival_holds_of_it_from_either_side() -> None:
    wider = "秸秆焚烧整治和秸秆粪污利用"
    rests = seen(named(wider), named(*PARTS), "rest")
    beside = seen(named(wider), named(PARTS[0], "秸秆汛期巡查"), "rest")
    assert rests[f"{wider}|{PARTS[0]}"] > beside[f"{wider}|{PARTS[0]}"] == 0
    back = seen(named(*PARTS), named(wider), "rest")
    assert {f"{new}|{old}": rest for (old, new), rest in zip(map(_names, rests), rests.values(), strict=True)} == back
    assert seen(named(wider), named(PARTS[0]), "rest") == {f"{wider}|{PARTS[0]}": 0}


def _names(pair: str) -> tuple[str, str]:
    old, new = pair.split("|")
    return old, new


def test_a_pair_without_hope_has_neither_head_nor_rest() -> None:
    scores = Scores(named("秸秆焚烧整治和秸秆粪污利用"), named(*PARTS))
    for row in scores.context([-7.0, -7.0], []):
        assert dict(zip(CONTEXT, row, strict=True)) | {"rest": 0, "head": 0} == dict(zip(CONTEXT, row, strict=True))


def test_a_pair_lies_near_where_the_known_pairs_put_it() -> None:
    old, new = named("秸秆甲", "秸秆乙", "秸秆丙", "秸秆丁"), named("秸秆子", "秸秆丑", "秸秆寅", "秸秆卯", "秸秆辰")
    near = seen(old, new, "near", (0, 1), (3, 4))
    assert near["秸秆乙|秸秆寅"] == 1 > near["秸秆乙|秸秆卯"] > near["秸秆乙|秸秆辰"] > 0
    assert set(seen(old, new, "near").values()) == {0}
