import subprocess
import sys

import pytest

import kg


@pytest.mark.parametrize("name", kg.__all__)
def test_each_public_name_is_there_and_told(name: str) -> None:
    assert getattr(kg, name).__doc__
    assert name in dir(kg)


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing


def test_importing_the_package_imports_none_of_its_rooms() -> None:
    code = "import sys, kg; print(sorted(name for name in sys.modules if name.startswith('kg.')))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "[]\n"


def test_a_pipeline_of_ones_own() -> None:
    story = kg.tell([kg.Article("a1", "Amazon va investir 5 milliards de dollars dans OpenAI.")])
    (deal,) = story.deals
    assert (deal.sources, deal.target) == (("Amazon",), "OpenAI")
    assert len(kg.build_graph(story).quads) > 20
    assert set(kg.network_of(story).nodes) == {"Amazon", "OpenAI"}
    assert "Amazon" in kg.render(story)
