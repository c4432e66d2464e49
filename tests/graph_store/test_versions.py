from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph_store import Manifest, State
from graph_store.errors import Damaged, Gone, NoVersion, OtherBase, StateFault, StateFormat, UnknownVersion

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


def test_looking_at_a_state_makes_no_folder(tmp_path: Path) -> None:
    state = State(tmp_path / "var")

    assert state.current() is None
    assert state.manifests() == []
    with pytest.raises(NoVersion, match="run a sync"):
        state.newest()
    assert not (tmp_path / "var").exists()


def test_a_published_change_is_the_newest_version(state: State, quads: Quads, publish: Publish) -> None:
    manifest = publish(state, quads("a p b", graph="g") + quads("a p b"))

    assert state.current() == manifest.version == 1
    assert set(state.newest().quads()) == set(quads("a p b", graph="g") + quads("a p b"))
    assert manifest.graphs == {"default": 1, "urn:x:g": 1}
    assert (manifest.quads, manifest.added, manifest.removed) == (2, 2, 0)


def test_the_newest_version_is_opened_once_until_another_is_published(
    state: State, quads: Quads, publish: Publish
) -> None:
    publish(state, quads("a p b"))
    first = state.newest()
    assert state.newest() is first
    assert state.open(1) is first

    publish(state, quads("a p c"))

    assert state.newest().version == 2
    assert state.newest() is not first
    assert first.quads() == quads("a p b")


def test_an_older_version_stays_as_it_was(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", "a p c"))
    publish(state, quads("a p d"), remove=quads("a p b"))

    assert set(state.open(1).quads()) == set(quads("a p b", "a p c"))
    assert set(state.open(2).quads()) == set(quads("a p c", "a p d"))
    assert [manifest.version for manifest in state.manifests()] == [1, 2]


def test_a_withdrawn_version_is_gone_for_readers_and_stays_on_disk(
    state: State, quads: Quads, publish: Publish
) -> None:
    publish(state, quads("a p b"))
    publish(state, quads("a p c"))
    held = state.open(1)
    state.withdraw(1, "it is wrong")

    with pytest.raises(Gone, match=r"Version 1 was withdrawn: it is wrong\. Read the newest version, 2\."):
        state.open(1)
    assert (state.withdrawn(1), state.withdrawn(2)) == ("it is wrong", None)
    assert state.versions() == [1, 2]
    assert set(held.quads()) == set(quads("a p b"))
    state.verify(1)
    with pytest.raises(StateFault, match="newest"):
        state.withdraw(2, "it is wrong")


def test_a_difference_is_what_went_and_what_came_in_order(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", "a p c", "a p d"))
    publish(state, quads("b p a", "a p a"), remove=quads("a p d", "a p b"))

    assert state.diff(1, 2) == (quads("a p b", "a p d"), quads("a p a", "b p a"))
    assert state.diff(2, 1) == (quads("a p a", "b p a"), quads("a p b", "a p d"))
    assert state.diff(2, 2) == ([], [])


def test_a_version_that_was_never_published_is_unknown(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))

    for number in (0, 2, -1):
        with pytest.raises(UnknownVersion, match=f"Version {number} "):
            state.open(number)
    with pytest.raises(UnknownVersion):
        state.verify(2)


@pytest.mark.parametrize("number", [1, 3])
def test_a_state_of_another_format_is_refused_with_both_numbers(tmp_path: Path, number: int) -> None:
    (tmp_path / "FORMAT").write_text(f'{{"format": {number}, "base": "https://kennisgraaf.example/"}}')

    with pytest.raises(StateFormat, match=f"state format {number}; this release reads format 2"):
        State(tmp_path)


def test_a_state_with_another_base_is_refused_with_both_names(tmp_path: Path, quads: Quads, publish: Publish) -> None:
    publish(State(tmp_path, "https://one.example/"), quads("a p b"))

    with pytest.raises(OtherBase, match=r"https://one\.example/.*https://two\.example/"):
        State(tmp_path, "https://two.example/")


def test_a_writer_looks_at_the_base_again_when_its_turn_comes(tmp_path: Path, quads: Quads, publish: Publish) -> None:
    early = State(tmp_path, "https://two.example/")
    publish(State(tmp_path, "https://one.example/"), quads("a p b"))

    with pytest.raises(OtherBase), early.writer("late", 0):
        pass


def test_a_file_in_the_place_of_the_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")

    with pytest.raises(StateFault, match="not a folder"):
        State(tmp_path / "var")


def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    state = State(tmp_path / "var")
    (tmp_path / "var").symlink_to(tmp_path / "file")

    with pytest.raises(StateFault, match="cannot be written"), state.writer("a test", 0):
        pass


def test_versions_without_a_format_are_refused(tmp_path: Path, quads: Quads, publish: Publish) -> None:
    publish(State(tmp_path), quads("a p b"))
    (tmp_path / "FORMAT").unlink()

    with pytest.raises(Damaged, match="no FORMAT"):
        State(tmp_path)


def test_a_current_file_without_a_number_is_damage(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    (state.root / "CURRENT").write_text("")

    with pytest.raises(Damaged, match="CURRENT"):
        state.newest()


def test_a_newest_version_that_is_missing_is_damage(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    (state.root / "versions/000001").rename(state.root / "aside")

    with pytest.raises(Damaged, match="The newest version, 1, is missing"):
        state.newest()


def test_an_older_version_without_a_manifest_is_pruned_like_any_other(
    tmp_path: Path, quads: Quads, publish: Publish
) -> None:
    state = State(tmp_path, keep=2)
    publish(state, quads("a p b"))
    publish(state, quads("a p c"))
    (tmp_path / "versions/000001/manifest.json").unlink()

    publish(state, quads("a p d"))

    assert state.versions() == [2, 3]


def test_a_state_that_was_wiped_and_made_anew_is_seen(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    assert state.newest().quads() == quads("a p b")
    (state.root / "CURRENT").unlink()

    publish(state, quads("a p c"))

    assert state.newest().version == 1
    assert state.newest().quads() == quads("a p c")


def test_only_the_newest_versions_are_kept(tmp_path: Path, quads: Quads, publish: Publish) -> None:
    state = State(tmp_path, keep=2)
    for name in "bcde":
        publish(state, quads(f"a p {name}"))

    assert [manifest.version for manifest in state.manifests()] == [3, 4]
    assert sorted(path.name for path in (tmp_path / "versions").iterdir()) == ["000003", "000004"]


def test_a_version_that_somebody_reads_is_not_pruned(tmp_path: Path, quads: Quads, publish: Publish) -> None:
    state = State(tmp_path, keep=1)
    publish(state, quads("a p b"))
    reader = State(tmp_path).newest()
    publish(state, quads("a p c"))
    assert [manifest.version for manifest in state.manifests()] == [1, 2]
    assert reader.quads() == quads("a p b")

    del reader

    assert state.prune() == [1]
    assert [manifest.version for manifest in state.manifests()] == [2]


def test_verify_reads_everything_and_is_content_with_a_whole_version(
    state: State, quads: Quads, publish: Publish
) -> None:
    publish(state, quads("a p b", graph="g") + quads("a p 'tekst'"))
    publish(state, quads("a p c", graph="h"), remove=quads("a p b", graph="g"))

    for version, held in ((1, 2), (2, 2)):
        state.verify(version)
        assert state.open(version).manifest.quads == held


@pytest.mark.parametrize("damage", ["cut", "flip", "delete", "add"])
def test_a_damaged_file_of_a_version_is_found_at_open(
    state: State, quads: Quads, publish: Publish, damage: str
) -> None:
    publish(state, quads("a p b", graph="g"))
    for file in sorted((state.root / "versions/000001/store").iterdir()):
        before = file.read_bytes()
        _damage(file, damage)

        with pytest.raises(Damaged, match="Version 1 is damaged"):
            State(state.root).newest()

        file.with_name("extra").unlink(missing_ok=True)
        file.write_bytes(before)
    State(state.root).verify(1)


def test_verify_finds_a_change_in_any_file(
    state: State, quads: Quads, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(state, quads("a p b"))
    monkeypatch.setattr("graph_store.manifest.SMALL_BYTES", 0)
    for file in sorted((state.root / "versions/000001/store").iterdir()):
        before = file.read_bytes()
        _damage(file, "flip")

        if before:
            with pytest.raises(Damaged, match=file.name):
                State(state.root).verify(1)

        file.write_bytes(before)
    State(state.root).verify(1)


def test_a_damaged_manifest_is_found_at_open(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", graph="g"))
    file = state.root / "versions/000001/manifest.json"
    whole = file.read_text()

    for damaged in (whole[:-20], whole.replace('"quads": 1', '"quads": 2'), ""):
        file.write_text(damaged)
        with pytest.raises(Damaged):
            State(state.root).newest()


def test_a_version_in_the_place_of_another_is_found_at_open(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    publish(state, quads("a p c"))
    (state.root / "versions/000002").rename(state.root / "aside")
    (state.root / "versions/000001").rename(state.root / "versions/000002")

    with pytest.raises(Damaged, match="holds version 1"):
        State(state.root).newest()


def test_a_writer_does_not_build_on_a_damaged_version(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    _damage(next((state.root / "versions/000001/store").glob("MANIFEST-*")), "cut")

    with pytest.raises(Damaged):
        publish(state, quads("a p c"))
    assert state.current() == 1


def test_a_graph_is_counted_without_asking_the_store(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", "a p c", graph="g"))

    assert state.newest().count(NamedNode("urn:x:g")) == 2
    assert state.newest().count(NamedNode("urn:x:none")) == 0


def _damage(file: Path, damage: str) -> None:
    content = file.read_bytes()
    if damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "flip":
        file.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    elif damage == "delete":
        file.unlink()
    else:
        file.with_name("extra").write_bytes(b"")
