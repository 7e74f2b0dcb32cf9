import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ArticleError
from kg.reading.decode import LARGEST, decode

FRENCH = "« Déjà », dit-il : Amazon investira 50 milliards d’euros.\r\nOù ? À Lyon, l’été prochain.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "a.txt") == FRENCH


def test_latin_1_with_guillemets_that_look_like_utf_8() -> None:
    text = "«\u00a0déjà\u00a0» et «\u00a0volonté\u00a0»"
    assert decode(text.encode("latin-1"), "a.txt") == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "ISO-8859-15"])
def test_a_page_is_believed(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>déjà levé</body></html>'
    assert decode(page.encode(declared), "a.html", page=True) == page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.txt: empty; remove it, or put the article into it"),
        (b" \n\t\n", "a.txt: empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt: binary data, not text"),
        (bytes(range(1, 256)), "a.txt: binary data, not text"),
        (b"\x01\x02\x03\x04 plain", "a.txt: binary data, not text"),
        ("été\nété\n".encode() + b"\xff", "a.txt:3: not valid UTF-8 at byte 12, though most of it is"),
        (b"\xff\xfea", "a.txt: not valid utf-16-le at byte 0"),
        (b"x" * (LARGEST + 1), "a.txt: larger than 20 MB"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ArticleError) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith(said)


def test_an_unknown_declared_encoding_is_named() -> None:
    with pytest.raises(ArticleError, match="declares the unknown encoding 'klingon'"):
        decode(b'<meta charset="klingon">', "a.html", page=True)


def test_twenty_megabytes_are_read() -> None:
    assert len(decode(b"mot " * (LARGEST // 4), "a.txt")) == LARGEST


def test_noise_is_refused() -> None:
    with pytest.raises(ArticleError):
        decode(os.urandom(4096), "a.bin")


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf_8_is_never_changed(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")
