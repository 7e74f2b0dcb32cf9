from kg.claims.many import read_all
from kg.lexicon.load import Lexicon
from kg.reading.read import read_articles
from kg.resources import folder


def test_two_processes_read_what_one_reads() -> None:
    articles, lexicon = read_articles([folder("seeds")]).articles, Lexicon.load()
    assert read_all(articles, lexicon, jobs=2) == read_all(articles, lexicon)
