from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.generator import Form, Layout, Township, render
from tests.conftest import FORMS, parse_json, townships, unshrunk
from toolkit.sources import LARGEST_FILE, UnreadableError
from toolkit.sources.decoding import decode

TEXT = "序号\t事项类别\t事项名称\n1\t党的建设\t开展甲项宣传教育工作\n2\t党的建设\t做好乙项服务管理工作\n"
ENCODERS = {
    "bom": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16 with a mark": lambda text: text.encode("utf-16"),
    "utf-16 big endian with a mark": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 little endian": lambda text: text.encode("utf-16-le"),
    "utf-16 big endian": lambda text: text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "carriage returns before line feeds": lambda text: text.replace("\n", "\r\n").encode(),
    "carriage returns alone": lambda text: text.replace("\n", "\r").encode(),
    "gb18030 of windows": lambda text: text.replace("\n", "\r\n").encode("gb18030"),
}
BINARY = {
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n": "PDF",
    b"PK\x03\x04\x14\x00\x06\x00": "DOCX/XLSX/ZIP",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "DOC/XLS",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff\xe0\x00\x10JFIF": "JPEG",
}


def refusal(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    return caught.value


@pytest.mark.parametrize("encoder", ENCODERS)
def test_a_text_is_the_same_in_every_encoding(encoder: str) -> None:
    assert decode(ENCODERS[encoder](TEXT)) == TEXT


@unshrunk
@given(form=st.sampled_from(FORMS), encoder=st.sampled_from(list(ENCODERS)), township=townships(most=4))
def test_a_document_in_another_encoding_parses_as_in_utf_8(form: Form, encoder: str, township: Township) -> None:
    text = render(township, form, options=Layout(rows_per_page=3, footer="full"))
    usual, other = parse_json(text), parse_json(ENCODERS[encoder](text))
    assert {**other, "sha256": None} == {**usual, "sha256": None}


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n\r\n\t", b"\x00" * 10_000, codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_any_text_is_empty(data: bytes) -> None:
    assert refusal(data).code == "empty"


@pytest.mark.parametrize("signature", BINARY)
def test_a_file_of_another_format_is_named(signature: bytes) -> None:
    error = refusal(signature + bytes(range(256)) * 8)
    assert (error.code, error.facts) == ("other-format", {"kind": BINARY[signature]})


def test_a_text_full_of_control_characters_is_binary() -> None:
    assert refusal(b"\x01\x02\x03" * 50 + TEXT.encode()).code == "binary"


def test_a_few_control_characters_do_no_harm() -> None:
    assert decode((TEXT * 10 + "\x07").encode()).startswith("序号\t事项类别")


def test_nul_bytes_are_taken_out() -> None:
    assert decode(TEXT.replace("\n", "\x00\n").encode()) == TEXT


def test_a_file_over_the_limit_is_refused_with_both_sizes() -> None:
    error = refusal(b"a" * (LARGEST_FILE + 1))
    assert (error.code, error.facts) == ("too-large", {"size": 32, "limit": 32})


@pytest.mark.parametrize(
    "data",
    [
        "Ünïcödé café naïve\n".encode("latin-1") * 30,
        TEXT.encode()[:40] + TEXT.encode()[41:],
        TEXT.encode("utf-16")[:-1],
        codecs.BOM_UTF8 + "党的建设".encode("gb18030"),
    ],
    ids=["latin-1", "utf-8 that lost a byte", "cut utf-16", "gb18030 behind a mark of utf-8"],
)
def test_text_in_no_known_encoding_is_refused_with_the_place_of_the_fault(data: bytes) -> None:
    error = refusal(data)
    assert error.code == "encoding"
    assert 0 <= int(error.facts["position"]) < len(data)


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_file_that_was_cut_inside_its_last_character_is_read_up_to_there(cut: int) -> None:
    data = TEXT.rstrip("\n").encode()
    assert decode(data[:-cut]) == TEXT.rstrip("\n")[:-1]


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError:
        return
    assert "\r" not in text
    assert "\x00" not in text
