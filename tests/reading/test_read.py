import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from kg.reading.read import Reading, read_articles

TEXT = "Paris, le 12 mars 2026\r\n\r\nAmazon investit 50 milliards.\n"


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def said(reading: Reading, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in reading.problems]


def test_a_plain_text_keeps_its_line_ends_and_takes_its_stem_as_id(tmp_path: Path) -> None:
    (article,) = read_articles([write(tmp_path, "a1.txt", TEXT)]).articles
    assert (article.id, article.text, article.date) == ("a1", TEXT, dt.date(2026, 3, 12))


@pytest.mark.parametrize("name", ["a1.txt.gz", "a1.md.gz", "a1.gz"])
def test_gzip(tmp_path: Path, name: str) -> None:
    (article,) = read_articles([write(tmp_path, name, gzip.compress(TEXT.encode()))]).articles
    assert (article.id, article.text) == ("a1", TEXT)


def test_json_fields(tmp_path: Path) -> None:
    row = {
        "id": "x", "text": TEXT, "date": "2026-01-29T10:00:00Z", "title": "T", "publisher": "P",
        "url": "https://example.org/x", "language": "en-GB",
    }  # fmt: skip
    (article,) = read_articles([write(tmp_path, "a.json", json.dumps(row))]).articles
    assert (article.id, article.text, article.date) == ("x", TEXT, dt.date(2026, 1, 29))
    assert (article.title, article.publisher, article.url) == ("T", "P", "https://example.org/x")
    assert article.language == "en-gb"


def test_json_ids_default_to_the_stem(tmp_path: Path) -> None:
    write(tmp_path, "one.json", json.dumps({"text": "Un."}))
    write(tmp_path, "two.json", json.dumps([{"text": "Deux."}, {"text": "Trois."}]))
    write(tmp_path, "lines.jsonl", '{"text": "Quatre."}\n\n{"text": "Cinq.", "id": 5}\n')
    reading = read_articles([tmp_path])
    assert [article.id for article in reading.articles] == ["5", "lines-1", "one", "two-1", "two-2"]
    assert reading.problems == ()


def test_a_folder_is_read_at_all_depths_and_its_metadata_count(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "Bonjour.")
    write(tmp_path, "deep/a.txt", TEXT)
    write(tmp_path, "deep/meta.jsonl", '{"article": "a", "date": "2025-05-05", "language": "en", "publisher": "P"}\n')
    write(tmp_path, "deep/gold.jsonl", '{"article": "a", "kind": "round"}\n')
    write(tmp_path, "deep/picture.png", b"\x89PNG\0")
    write(tmp_path, ".git/c.txt", "Caché.")
    reading = read_articles([tmp_path])
    a, b = reading.articles
    assert (a.id, a.date, a.language, a.publisher) == ("a", dt.date(2025, 5, 5), "en", "P")
    assert (b.id, b.date, b.language) == ("b", None, "fr")
    assert reading.problems == ()
    assert read_articles([tmp_path / "deep" / "a.txt"]).articles == (a,)


def test_order_and_repetition_of_paths_do_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{name}.txt", f"Article {name}.") for name in "cab"]
    assert read_articles(paths) == read_articles([*reversed(paths), tmp_path, paths[0]])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Amazon investit.", "stdin"),
        ('{"id": "x", "text": "Amazon investit."}\n', "x"),
        ('[{"text": "Amazon investit."}]', "stdin-1"),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: str, name: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (article,) = read_articles(["-"]).articles
    assert (article.id, article.text) == (name, "Amazon investit.")


PAGE = """<!doctype html><html lang="fr-FR"><head><meta charset="{charset}"><title>Amazon investit</title>
<meta property="article:published_time" content="2026-03-12T10:00:00+01:00">
<meta property="og:site_name" content="Le Journal"></head>
<body><nav><a href="/">Accueil</a> <a href="/b">Bourse</a></nav><article><h1>Amazon investit</h1>
<p>Amazon a annoncé jeudi un investissement de 50 milliards de dollars dans OpenAI, selon un communiqué diffusé.</p>
<p>Le contrat porte sur plusieurs années et sur des capacités de calcul, précise le communiqué du groupe.</p></article>
<footer>Mentions légales</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_page(tmp_path: Path, charset: str) -> None:
    (article,) = read_articles([write(tmp_path, "p.html", PAGE.format(charset=charset).encode(charset))]).articles
    assert article.text.splitlines()[1].startswith("Amazon a annoncé jeudi un investissement de 50 milliards")
    assert "Mentions" not in article.text
    assert (article.id, article.date, article.publisher) == ("p", dt.date(2026, 3, 12), "Le Journal")


def test_a_page_without_the_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    write(tmp_path, "p.html", PAGE)
    assert said(read_articles([tmp_path]), tmp_path) == [
        "p.html: HTML needs the library trafilatura; pip install 'dealgraph[html]'"
    ]


def test_nothing_is_lost_beside_bad_input(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", TEXT)
    write(tmp_path, "binary.txt", b"\x89PNG\r\n\0\0")
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "large.txt", b"mot " * 5_000_001)
    write(tmp_path, "latin.txt", "déjà levé".encode("latin-1"))
    write(tmp_path, "wide.txt", "déjà levé".encode("utf-16"))
    write(tmp_path, "cut.txt.gz", gzip.compress(TEXT.encode() * 50)[:-20])
    write(
        tmp_path,
        "rows.jsonl",
        "".join(f'{{"text": "Article {n}."}}\n' if n != 7 else '{"text": \n' for n in range(1, 10)),
    )
    write(tmp_path, "empty.jsonl", b"")
    write(tmp_path, "broken.json", '{"text":\n  "Un." "Deux."}')
    write(tmp_path, "good.md", "Un second article.")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    reading = read_articles([tmp_path, tmp_path / "nowhere.txt"])
    assert [a.id for a in reading.articles] == [
        "good", "latin", *(f"rows-{n}" for n in (1, 2, 3, 4, 5, 6, 8, 9)), "wide",
    ]  # fmt: skip
    assert said(reading, tmp_path) == [
        "binary.txt: binary data, not text; name text, HTML or JSON files",
        "broken.json:2: broken JSON (Expecting ',' delimiter, column 9); mend it",
        "cut.txt.gz: broken gzip (Compressed file ended before the end-of-stream marker was reached); fetch the file again",
        "empty.jsonl: empty; remove it, or put articles into it",
        "empty.txt: empty; remove it, or put the article into it",
        "good.txt: a second article with the id 'good', the first is in good.md; rename one, or give it another id",
        "large.txt: larger than 20 MB; split it into its articles, or use .jsonl",
        "loop.txt: cannot be read (Too many levels of symbolic links); check its permissions",
        "rows.jsonl:7: broken JSON (Expecting value, column 9); mend that line",
        "nowhere.txt: no such file or folder; check its name",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('{"article": "a", "kind": "round"}', 'no field "text" with the article; add it; metadata go into meta.jsonl'),
        ('{"text": " "}', "empty; remove it, or put the article into it"),
        ('{"text": ["a"]}', 'no field "text" with the article; add it; metadata go into meta.jsonl'),
        ('{"text": "a", "date": "hier"}', "the field \"date\" is no day: 'hier'; write it as 2026-01-29"),
        ('{"text": "a", "date": true}', 'the field "date" is no text; write it in quotes'),
        ('{"text": "a", "title": {}}', 'the field "title" is no text; write it in quotes'),
        ("[1]", 'no JSON object; write {"id": ..., "text": ...}'),
        ("[" * 100_000, "broken JSON (nested too deeply); mend that line"),
    ],
)
def test_a_bad_row_names_file_and_line(tmp_path: Path, row: str, told: str) -> None:
    write(tmp_path, "rows.jsonl", f'{{"text": "Un."}}\n{row}\n')
    reading = read_articles([tmp_path])
    assert said(reading, tmp_path) == [f"rows.jsonl:2: {told}"]
    assert len(reading.articles) == 1


def test_bad_metadata_are_told_and_cost_no_article(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Un.")
    write(tmp_path, "meta.jsonl", '{"article": "a", "publisher": "P"}\n{"date": "2026-01-01"}\n{\n')
    reading = read_articles([tmp_path])
    assert [article.publisher for article in reading.articles] == ["P"]
    assert [line.split(";")[0] for line in said(reading, tmp_path)] == [
        'meta.jsonl:2: no field "article"',
        "meta.jsonl:3: broken JSON (Expecting property name enclosed in double quotes, column 2)",
    ]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    write(tmp_path, "picture.png", b"\x89PNG\0")
    (problem,) = read_articles([tmp_path]).problems
    assert str(problem) == (
        f"{tmp_path}: the folder holds no article; name one with .txt, .md, .html, .json or .jsonl files"
    )


def test_lone_surrogates_of_json_become_writable(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", '{"text": "avant \\ud800 après"}\n')
    (article,) = read_articles([tmp_path]).articles
    assert article.text == "avant ? après"
