from __future__ import annotations

from toolkit.sources import Block, Source, UnreadableError


def test_a_block_with_cells_is_a_row_and_one_without_a_paragraph() -> None:
    assert Block("", 3, 3, ("1", "")).is_row
    assert not Block("甲", 3, 3).is_row


def test_blocks_of_the_same_content_and_place_are_equal() -> None:
    assert Block("甲", 1, 2, page=3) == Block("甲", 1, 2, page=3)
    assert Block("甲", 1, 2, page=3) != Block("甲", 1, 2)


def test_sources_do_not_share_their_blocks() -> None:
    first, second = Source("a", "wrapped", ""), Source("b", "wrapped", "")
    first.blocks.append(Block("甲", 1, 1))
    assert second.blocks == []


def test_an_unreadable_file_tells_its_reason_and_the_facts_of_it() -> None:
    error = UnreadableError("too-large", size=33, limit=32)
    assert (error.code, error.facts, str(error)) == ("too-large", {"size": 33, "limit": 32}, "too-large")
