from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.diffing.grams import Grams, nearest

NAMES = st.lists(st.text(st.sampled_from("森林草原防火巡护检查工作"), max_size=8), max_size=30)


@given(NAMES, NAMES)
def test_the_way_back_finds_the_same_pairs(old: list[str], new: list[str]) -> None:
    assert nearest(old, new, 3) == {(a, b) for b, a in nearest(new, old, 3)}


def test_the_way_back_finds_the_same_pairs_where_grams_are_common_to_very_many() -> None:
    old = [f"森林防火巡护{chr(0x5000 + at)}{'甲乙丙'[at % 3]}" for at in range(700)]
    new = [f"森林防火巡查{chr(0x6000 + at)}{'甲乙丙'[at % 3]}" for at in range(900)]
    found = nearest(old, new, 5)
    assert found == {(a, b) for b, a in nearest(new, old, 5)}
    assert {a for a, _ in found} == set(range(700))
    assert len(found) <= 5 * (700 + 900)


@given(NAMES, NAMES)
def test_the_order_of_different_texts_does_not_matter(old: list[str], new: list[str]) -> None:
    old, new = sorted(set(old)), sorted(set(new))
    back = old[::-1]
    found = {(old[a], new[b]) for a, b in nearest(old, new, 3)}
    assert found == {(back[a], new[b]) for a, b in nearest(back, new, 3)}


def test_each_of_many_alike_meets_some_of_its_like() -> None:
    found = nearest(["森林防火巡护"] * 40, ["森林防火巡查"] * 50, 3)
    assert {a for a, _ in found} == set(range(40))
    assert {b for _, b in found} == set(range(50))
    assert all((at, at) in found for at in range(40))


def test_texts_without_a_gram_in_common_are_no_pair() -> None:
    assert nearest(["森林防火", ""], ["", "养老服务", "防火巡护"], 2) == {(0, 2)}


@given(NAMES.filter(bool))
def test_a_text_is_all_like_itself_and_no_liker_to_another(texts: list[str]) -> None:
    grams = Grams(texts, (1, 2))
    for text in texts:
        cosine, share = grams.likeness(text, text)
        assert (round(cosine, 9), round(share, 9)) == ((1, 1) if text else (0, 0))
        assert all(grams.likeness(text, other) == grams.likeness(other, text) for other in texts)
