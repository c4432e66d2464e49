"""The primary lists what it publishes, and gives the files of that and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph_store import Manifest, State
from graph_store.errors import NotFound
from graph_store.rdf_patch import read_patch
from graph_store.replication.primary import Primary

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


@pytest.fixture
def primary(state: State, quads: Quads, publish: Publish) -> Primary:
    """Two versions, of which the first has a name."""
    publish(state, quads("a p b", "a p c"))
    publish(state, quads("a p d"), remove=quads("a p b"))
    state.pin(1, "first")
    return Primary(state, {"release": "1"})


def test_the_versions_are_listed_with_their_digests_and_names(primary: Primary, state: State) -> None:
    found, manifests = primary.listing(), state.manifests()
    assert (found.current, found.base, found.settings) == (2, state.base, {"release": "1"})
    assert [(each.folder, each.digest) for each in found.versions] == [
        ("000001", manifests[0].digest),
        ("000002", manifests[1].digest),
    ]
    assert found.versions[1].before == manifests[0].digest
    assert found.pins == {"first": 1}


def test_before_the_first_version_nothing_is_listed(tmp_path: Path) -> None:
    assert Primary(State(tmp_path / "none")).listing().versions == ()


def test_whatever_changes_gives_another_tag_and_nothing_else_does(
    primary: Primary, state: State, quads: Quads, publish: Publish
) -> None:
    tags = [primary.listing().tag]
    (state.folder(1) / "views").mkdir()
    assert primary.listing().tag == tags[0]
    state.withdraw(1, "a test")
    tags.append(primary.listing().tag)
    state.pin(2, "second")
    tags.append(primary.listing().tag)
    state.erasures.begin(["x"])
    tags.append(primary.listing().tag)
    publish(state, quads("a p e"))
    tags.append(primary.listing().tag)
    assert len(set(tags)) == len(tags)


def test_the_patch_is_the_change_to_the_version(primary: Primary, quads: Quads) -> None:
    change = read_patch(primary.patch("000002"))
    assert (change.removed, change.added) == (set(quads("a p b")), set(quads("a p d")))
    with pytest.raises(NotFound):
        primary.patch("000001")


def test_the_files_of_a_listed_version_are_given(primary: Primary, state: State) -> None:
    manifest = state.newest().manifest
    for name, size in manifest.files.items():
        assert primary.file(f"versions/000002/{name}").stat().st_size == size
    assert primary.file("versions/000002/manifest.json").is_file()
    (state.root / "gone").write_text("1\turn:x\n", encoding="utf-8")
    assert primary.file("gone").is_file()


@pytest.mark.parametrize(
    "name",
    [
        "tokens.json",
        "CURRENT",
        "versions/000002/../../tokens.json",
        "versions/000002/store/../manifest.json",
        "versions/000002/store/..",
        "versions/000002/store/.",
        "versions/000002/store/..\n",
        "versions/000002/store",
        "versions/000002/store/",
        "versions/000009/manifest.json",
        "versions/000002.tmp/manifest.json",
        "versions/000002/views/x",
        "/etc/passwd",
        "versions/000002/store/a\nb",
        "",
    ],
)
def test_no_other_file_is_given(primary: Primary, state: State, name: str) -> None:
    (state.root / "tokens.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NotFound):
        primary.file(name)
