"""Follow a primary: copy the versions that it has published, and then switch to its newest one.

A version is copied beside the others and renamed when it is complete. A copy that replaces a version, after an
erasure, is renamed last. Only renaming `CURRENT` switches, so a reader never sees half of it, and a crash at any moment
leaves the versions that were there. The next round goes on from what is on disk.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from graph_store.durable_files import remove_tree, rename_durably, sha256_of, sync_to_disk, write_durably
from graph_store.errors import Damaged, OtherBase, PrimaryFailed, ReplicaDiffers, StateFault
from graph_store.lock import remove_unused, writer_lock
from graph_store.manifest import Manifest, check_files, read_manifest
from graph_store.replica_mark import Progress
from graph_store.replication.listing import STATE_FILES, ListedVersion, Listing
from graph_store.replication.sources import Source, copied
from graph_store.replication.version_copy import VersionCopy, files_by_hash
from graph_store.state_folder import StateFolder
from graph_store.text import Text
from graph_store.version_folders import number_of, revision_of

READERS_S: Final = 10
"""Seconds that readers get to let go of versions that the primary has no longer, when something was erased there."""

_MOST_STATE_BYTES: Final = 1 << 30


@contextmanager
def replicating(root: Path, base: str, source: Source, wait_s: float) -> Iterator["Replica"]:
    """Yield the replica in a state folder, which becomes one when it first follows its primary.

    While the block runs, no other process changes the folder.

    Raises: StateFault (500) for a folder with versions of its own; OtherBase, StateFormat, Damaged (500); WriterBusy
    (503); StoreFull (507).
    """
    folder = StateFolder(root, base)
    folder.check()
    if folder.current() is not None and folder.replica.primary() is None:
        raise StateFault(
            "{folder} has versions of its own, which a replica would replace; name another KENNISGRAAF_DATA.",
            folder=root,
        )
    with folder.writing():
        root.mkdir(parents=True, exist_ok=True)
    with writer_lock(folder.lock, f"replicate from {source.address}", wait_s):
        with folder.writing():
            folder.create()
        yield Replica(folder, source)


class Replica:
    """The copy of a primary in one state folder."""

    def __init__(self, folder: StateFolder, source: Source) -> None:
        self._folder, self._source = folder, source
        self._manifests: dict[Path, Manifest] = {}
        self.tag = ""
        """The tag of the listing that was followed last."""
        self._remove_damaged()

    def follow(self, settings: Mapping[str, str], wait_s: float) -> Listing | None:
        """Copy what the primary publishes and the replica lacks, after waiting at most `wait_s` seconds for news.

        Return the listing that was followed, or None without news. `settings` are those of the replica, and must be
        those that the primary lists.

        Raises: ReplicaDiffers (500) if the replica could not give the same answers; PrimaryFailed (502); Unauthorized
        (401), Forbidden (403); Damaged (500); StoreFull (507). The replica keeps what it has.
        """
        asked = time.time()
        found = self._source.listing(self.tag, wait_s)
        with self._folder.writing():
            if found is None:
                self._folder.replica.note(Progress(self._folder.current() or 0, asked))
                return None
            self._refuse_difference(found, settings)
            self._folder.replica.set(self._source.address)
            self._folder.replica.note(Progress(found.current, self._folder.replica.progress().at))
            self._copy(found)
            self._folder.replica.note(Progress(found.current, asked))
        self.tag = found.tag
        return found

    def note_fault(self, fault: Text) -> None:
        """Note why the primary could not be followed; `/status` shows it."""
        seen = self._folder.replica.progress()
        self._folder.replica.note(Progress(seen.version, seen.at, fault.wire()))

    def _refuse_difference(self, found: Listing, settings: Mapping[str, str]) -> None:
        if found.base != self._folder.base:
            raise OtherBase(
                "The primary has the base {base}, but the setting here is {ours}.",
                base=found.base,
                ours=self._folder.base,
            )
        known = settings.keys() | found.settings.keys() if found.settings else set()
        if names := sorted(name for name in known if found.settings.get(name) != settings.get(name)):
            raise ReplicaDiffers(
                "The primary and this replica would give different answers: they differ in {names}. Give both the same "
                "release, graph folder and settings.",
                names=", ".join(names[:10]),
            )
        own = self._folder.current() or 0
        if own and not found.current:
            raise PrimaryFailed("{address} publishes nothing now.", address=self._source.address)
        others = [each.number for each in found.versions if not self._may_hold(each)]
        if found.current < own or others:
            raise ReplicaDiffers(
                "Version {version} of the primary is not the one that was copied: it was made anew or restored. Empty "
                "{folder} to follow it from the start.",
                version=others[0] if others else own,
                folder=self._folder.root,
            )

    def _may_hold(self, listed: ListedVersion) -> bool:
        """Return whether a version of the primary is the one here with its number, or that without what was erased.

        A primary that was restored to before an erasure must not bring back what is gone here.
        """
        here = self._folder.version(listed.number)
        if not here.exists():
            return True
        manifest, erased = self._manifest(here), revision_of(listed.folder) - revision_of(here.name)
        return manifest.created == listed.created and (erased > 0 or (erased == 0 and manifest.digest == listed.digest))

    def _copy(self, found: Listing) -> None:
        current = self._folder.current() or 0
        is_erasing = self._copy_state_files(found)
        replacing = self._copy_versions(found, current)
        for made in reversed(replacing):
            rename_durably(made, made.with_suffix(""))
        self._name(found)
        if found.current and (found.current != current or replacing):
            self._folder.point_to(found.current)
        self._remove_others({each.folder for each in found.versions}, READERS_S if is_erasing else 0)

    def _copy_versions(self, found: Listing, current: int) -> list[Path]:
        """Copy the versions that are not here; return those that are to replace a served one, not renamed yet."""
        places = {each.number: self._folder.versions / each.folder for each in found.versions}
        here, replacing = {number: place for number, place in places.items() if place.exists()}, list[Path]()
        for version in found.versions:
            if (number := version.number) not in here:
                here[number] = self._copied(version, here)
                if number <= current:
                    replacing.append(here[number])
                else:
                    rename_durably(here[number], places[number])
                    here[number] = places[number]
        return replacing

    def _copied(self, version: ListedVersion, here: Mapping[int, Path]) -> Path:
        """Make the copy of a version under a temporary name, and return its folder; `here` are the complete ones."""
        making = self._folder.versions / f"{version.folder}.tmp"
        self._manifests.pop(making, None)
        try:
            held = files_by_hash({place: self._manifest(place) for place in here.values()})
            copy = VersionCopy(self._source, version, making, held)
            copy.make(here.get(version.number - 1))
        except BaseException:
            remove_tree(making)
            raise
        return making

    def _manifest(self, folder: Path) -> Manifest:
        """Return the manifest of a version, which does not change; reading many takes long."""
        if folder not in self._manifests:
            self._manifests[folder] = read_manifest(folder)
        return self._manifests[folder]

    def _copy_state_files(self, found: Listing) -> bool:
        """Copy the small files that changed; return whether something was erased at the primary since the last time."""
        is_erasing = False
        for name in STATE_FILES:
            place = self._folder.root / name
            if name in found.files and not (place.exists() and sha256_of(place) == found.files[name]):
                self._copy_state_file(name, place, found.files[name])
                is_erasing |= name.startswith("erased/")
        return is_erasing

    def _copy_state_file(self, name: str, place: Path, sha256: str) -> None:
        place.parent.mkdir(exist_ok=True)
        beside = place.with_suffix(".tmp")
        beside.unlink(missing_ok=True)
        beside.touch(0o600)
        with closing(self._source.open(name)) as file, beside.open("wb") as out:
            if copied(file, out, _MOST_STATE_BYTES, name) != sha256:
                raise PrimaryFailed("{name} of the primary is not what its listing says.", name=name)
        sync_to_disk(beside)
        rename_durably(beside, place)

    def _name(self, found: Listing) -> None:
        """Take over the names of versions, and the versions that were withdrawn."""
        for name, number in found.pins.items():
            self._folder.pins.add(name, number)
        for version in found.versions:
            failed = self._folder.failed(version.number)
            if version.withdrawn is not None and not failed.exists():
                write_durably(failed, version.withdrawn)

    def _remove_others(self, names: set[str], readers_s: float) -> None:
        """Delete what the primary has no longer, and what interrupted copies left; a version in use goes later.

        If something was erased, readers get `readers_s` seconds, and then the version goes as well.
        """
        others = [path for path in self._folder.versions.iterdir() if path.name not in names]
        until = time.monotonic() + readers_s
        for path in others:
            if number_of(path.name) is None:
                remove_tree(path)
                continue
            self._manifests.pop(path, None)
            while not (gone := remove_unused(path)) and time.monotonic() < until:
                time.sleep(0.05)
            if not gone and readers_s:
                remove_tree(path)

    def _remove_damaged(self) -> None:
        """Delete the versions that do not match their manifests, so that they are copied again."""
        for number in self._folder.published():
            try:
                check_files(self._folder.version(number), read_manifest(self._folder.version(number)))
            except Damaged:
                remove_tree(self._folder.version(number))
