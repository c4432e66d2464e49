"""The file of a graph folder: the values it may have, where it is found, and the errors in it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from pyoxigraph import NamedNode

from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE
from ontology.graph_folder import (
    FILE,
    VARIABLE,
    GraphFolder,
    graph_folder,
    in_base,
    needed_graph_folder,
    using,
)
from ontology.turtle_files import ontology_triples

Made: TypeAlias = Callable[[str], Path]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Return the function that writes the file of a graph folder and uses that folder."""

    def write(text: str) -> Path:
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        return tmp_path

    return write


def test_this_repository_is_a_graph_folder() -> None:
    found = GraphFolder(Path(__file__).parents[2])
    assert [file.name for file in found.ontology] == ["kennisgraaf.ttl", "codes.ttl"]
    assert [each.name for each in found.inventories] == ["jaarplan-2020"]
    assert found.base == DEFAULT_BASE


def test_the_file_is_found_in_a_folder_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_text("")
    inner = tmp_path / "data" / "2020"
    inner.mkdir(parents=True)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(inner)
    assert graph_folder().path == tmp_path
    assert graph_folder().state == tmp_path / "var"


def test_without_a_file_there_is_no_graph_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert graph_folder().path is None
    assert graph_folder().ontology == ()
    with pytest.raises(BadSetting, match=r"no kennisgraaf.toml in .*kennisgraaf init"):
        needed_graph_folder()


def test_a_named_folder_without_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(BadSetting, match=r"there is no kennisgraaf.toml in that folder"):
        graph_folder()


def test_a_folder_reads_its_own_ontology_under_the_base_in_force(made: Made) -> None:
    folder = made('[graph]\nbase = "https://data.gent.be/"\n[sources]\nontology = ["words.ttl"]')
    (folder / "words.ttl").write_text("<https://data.gent.be/ns#Tree> a <http://www.w3.org/2002/07/owl#Class> .")
    for base in ("https://data.gent.be/", "https://other.be/"):
        found = [each.subject.value for each in ontology_triples(base) if isinstance(each.subject, NamedNode)]
        assert found[-1] == f"{base}ns#Tree"
        assert f"{base}ns#Row" in found
    assert in_base("https://data.gent.be/id/tree/1", "https://other.be/") == "https://other.be/id/tree/1"


def test_texts_by_language_become_the_form_of_the_settings(made: Made) -> None:
    made('[graph]\nlanguages = ["nl", "fr"]\ntitle = {nl = "Bomen", fr = "Arbres"}\ndescription = "Bomen"')
    assert graph_folder().graph.settings() == {
        "languages": "nl,fr",
        "dataset_title": "nl=Bomen; fr=Arbres",
        "dataset_description": "Bomen",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[grph]", r"grph = .*no such key. Did you mean graph\?"),
        ('[graph]\ntitel = "x"', r"graph.titel = 'x': there is no such key. Did you mean graph.title\?"),
        ('[graph]\nbase = "data.gent.be"', r"graph.base = 'data.gent.be' is not accepted: write an http or"),
        ('[graph]\nlanguages = "nl"', r"graph.languages = 'nl' is not accepted: write a list of language tags"),
        ('[graph]\nlanguages = ["Dutch!"]', r"graph.languages = 'Dutch!' is not accepted: write a list of"),
        ("[graph]\ntitle = 2020", r"graph.title = 2020 is not accepted: write a text, or {nl"),
        ('[sources]\nontology = "words.ttl"', r"sources.ontology = 'words.ttl' is not accepted: write a list of"),
        ('[sources]\nontology = ["words.ttl"]', r"sources.ontology names 'words.ttl', and there is no such"),
        ('[sources]\nquestions = "asked"', r"sources.questions names 'asked', and there is no such folder"),
        ('[sources]\ninventories = "data"', r"sources.inventories = 'data' is not accepted: write a list of folders"),
        ('[sources]\nshapes = []\nontology = ["../o.ttl"]', r"toml:3: sources.ontology names '../o.ttl', which is out"),
        ('[sources]\nontology = ["/o.ttl"]', r"names '/o.ttl', which is outside the folder; write a path inside"),
        ('[sources]\nontology = ["loop.ttl"]', r"toml:2: sources.ontology names 'loop.ttl', and there is no such file"),
        ('[sources]\nontology = ["kennisgraf.toml"]', r"no such file. Did you mean kennisgraaf.toml\?"),
        ('[sources]\ninventories = [\n".",\n"./"]', r"toml:3: sources.inventories names '.' more than once"),
        ('[site]\ntexts = "t.toml"', r"site.texts names 't.toml', and there is no such file"),
        ('[[site.page]]\nkind = "mpa"\npath = "/m"', r"site.page.kind = 'mpa' is not .*Did you mean map\?"),
        ('[[site.page]]\nkind = "map"\nclas = "x"\npath = "/m"', r"site.page.clas = .* Did you mean site.page.class\?"),
        ('[[site.page]]\nkind = "tree"\npath = "/t"\nclass = ["Tree"]', r"page /t: a page of the kind tree needs by"),
        ('[[site.page]]\nkind = "map"\npath = "/m"\nclass = ["Tree"]\nlatitude = "y"',
         r"needs code and boundaries, or latitude and longitude, or point"),
        ('[[site.page]]\nkind = "tree"\npath = "/t"\nclass = ["Tree"]\nby = "x"\norder = "nam"', "Did you mean name"),
        ('[[site.page]]\nkind = "timeline"\npath = "/t"\nby = "x"', r"of the kind timeline takes no by"),
        ('[[site.page]]\nkind = "timeline"', r"site.page.path is missing: write the address"),
        ('[[site.page]]\nkind = "timeline"\npath = "t"', r"site.page.path = 't' is not accepted: write the address"),
        ('[site]\nheading = {nl = 3}', r"site.heading.nl = 3 is not accepted"),
        ("[graph", r"kennisgraaf.toml: Expected ']'"),
        ('graph = "x"', r"graph = 'x' is not accepted"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_key_value_and_what_is_accepted(made: Made, text: str, told: str) -> None:
    (made(text) / "loop.ttl").symlink_to("loop.ttl")
    with pytest.raises(BadSetting, match=told):
        graph_folder()


def test_every_mistake_is_named_at_once(made: Made) -> None:
    made('[graph]\nbase = "x"\nlicense = "y"')
    with pytest.raises(BadSetting, match=r"graph.base = 'x' .*graph.license = 'y'.*licence"):
        graph_folder()


def test_a_chosen_folder_stays_in_use_in_the_block_and_in_its_threads(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = GraphFolder(made(""))

    async def in_a_thread() -> GraphFolder:
        return await asyncio.to_thread(graph_folder)

    with using(chosen):
        monkeypatch.delenv(VARIABLE)
        assert graph_folder() is asyncio.run(in_a_thread()) is chosen
    assert graph_folder() is not chosen
