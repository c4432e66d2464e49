"""The graph folder in use: a folder whose `kennisgraaf.toml` names an ontology, shapes, inventories and questions.

Its file is found in the working folder or above, unless `KENNISGRAAF_GRAPH` names its folder; processes that this one
starts inherit that choice.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from functools import cache, partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE, rebase
from graph_store.text import Text
from ontology.folder_place import FILE as FILE
from ontology.folder_place import VARIABLE as VARIABLE
from ontology.folder_place import folder_place
from ontology.folder_sections import KINDS_OF_PAGE, ONE_OF, FileSections, PageSection, Section, key_of, section_of
from ontology.toml_lines import TomlLines

DEFAULT_LANGUAGES = ("nl", "en")
"""The languages of a graph that does not choose them, in order of preference."""

P = ParamSpec("P")
T = TypeVar("T")


class GraphFolder:
    """The paths and values that one graph folder names; without a folder there are none."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file of the folder.

        Raises: BadSetting (400) naming the key, its value and what is accepted, or a file or folder that is not there.
        """
        self.path = path
        self.results: dict[object, Any] = {}
        file = FileSections() if path is None else _read(path / FILE)
        self.file, self.graph, self.graphql, self.site = file, file.graph, file.graphql, file.site
        self.ontology = self._files(file.sources.ontology, "ontology")
        self.shapes = self._files(file.sources.shapes, "shapes")
        self.inventories = self._folders(file.sources.inventories, "inventories")
        self.questions = next(iter(self._folders(tuple(filter(None, [file.sources.questions])), "questions")), None)
        self.documents = tuple(
            self._existing(name, "graphql.documents", Path.exists, Text("file or folder"))
            for name in file.graphql.documents
        )
        self.texts = next(iter(self._files(tuple(filter(None, [file.site.texts])), "texts", "site")), None)
        self.manual = self._files(file.site.manual, "manual", "site")
        self.pages = tuple(self._page(each) for each in file.site.page)

    @property
    def base(self) -> str:
        """The base IRI that the folder's files are written with."""
        return self.graph.base or DEFAULT_BASE

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the folder's terms have texts."""
        return self.graph.languages or DEFAULT_LANGUAGES

    def languages_from(self, first: str) -> tuple[str, ...]:
        """Return one language, and then the other languages in order of preference."""
        return tuple(dict.fromkeys((first, *self.languages)))

    @property
    def state(self) -> Path:
        """The folder of the state if no setting names one."""
        return Path("var") if self.path in (None, Path.cwd()) else self.path / "var"

    def _page(self, page: PageSection) -> PageSection:
        """Return a page with its file in this folder.

        Raises: BadSetting (400) for a key that its kind does not take, or needs and lacks.
        """
        needed, taken = KINDS_OF_PAGE[page.kind]
        given = {key_of(PageSection, name) for name in page.model_fields_set}
        given -= {"kind", "path", "title", "lead", "menu"}
        where = Text(
            "{where}: site.page {path}: a page of the kind {kind}",
            where=self._where("site.page", page.path),
            path=page.path,
            kind=page.kind,
        )
        if missing := sorted(needed - given):
            raise BadSetting("{where} needs {missing}", where=where, missing=", ".join(missing))
        if extra := sorted(given - needed - taken):
            raise BadSetting(
                "{where} takes no {extra}; it takes {taken}",
                where=where,
                extra=", ".join(extra),
                taken=", ".join(sorted(needed | taken)),
            )
        ways = ONE_OF.get(page.kind, ((),))
        if not any(given.issuperset(way) for way in ways):
            options = Text.joined((Text.joined(way, Text(" and ")) for way in ways), Text(", or "))
            raise BadSetting("{where} needs {ways}", where=where, ways=options)
        files = self._files(tuple(filter(None, [page.boundaries])), "page.boundaries", "site")
        return page.model_copy(update={"boundaries": next(iter(files), None)})

    def _files(self, names: Sequence[Path], key: str, table: str = "sources") -> tuple[Path, ...]:
        return tuple(self._existing(name, f"{table}.{key}", Path.is_file, Text("file")) for name in names)

    def _folders(self, names: Sequence[Path], key: str) -> tuple[Path, ...]:
        normal = [os.path.normpath(name) for name in names]
        if twice := next((name for name in normal if normal.count(name) > 1), None):
            raise BadSetting(
                "{where}: sources.{key} names {twice!r} more than once",
                where=self._where(f"sources.{key}", twice),
                key=key,
                twice=twice,
            )
        return tuple(self._existing(name, f"sources.{key}", Path.is_dir, Text("folder")) for name in names)

    def _existing(self, name: Path, key: str, is_there: Callable[[Path], bool], kind: str) -> Path:
        assert self.path is not None  # noqa: S101 - a folder without a file names nothing
        place, normal = self.path / name, os.path.normpath(name)
        if name.is_absolute() or normal.split(os.sep)[0] == os.pardir:
            why = Text("which is outside the folder; write a path inside {path}", path=self.path)
        elif not is_there(place):
            others = [str(name.parent / each.name) for each in _inside(place.parent) if is_there(each)]
            why = Text("and there is no such {kind}{nearest}", kind=kind, nearest=_nearest(str(name), others))
        else:
            return place
        raise BadSetting(
            "{where}: {key} names {name!r}, {why}", where=self._where(key, str(name)), key=key, name=str(name), why=why
        )

    def _where(self, key: str, value: str | None = None) -> str:
        """Return the place of a value in the file, as messages show it."""
        assert self.path is not None  # noqa: S101 - only a file has places
        return _where(self.path / FILE, key.split("."), value)


_chosen: ContextVar[GraphFolder | None] = ContextVar("graph folder", default=None)


def graph_folder() -> GraphFolder:
    """Return the graph folder in use; one that names nothing if there is none.

    Raises: BadSetting (400) if its file is wrong, or `KENNISGRAAF_GRAPH` names a folder without one.
    """
    return _chosen.get() or _opened(folder_place(os.environ.get(VARIABLE), os.getcwd()))


@contextmanager
def using(folder: GraphFolder) -> Iterator[None]:
    """Use a graph folder in the block and in what it starts, whatever the environment names meanwhile."""
    before = _chosen.set(folder)
    try:
        yield
    finally:
        _chosen.reset(before)


def needed_graph_folder() -> GraphFolder:
    """Return the graph folder in use. Raises: BadSetting (400) if there is none, or its file is wrong."""
    found = graph_folder()
    if found.path is None:
        raise BadSetting(
            "there is no {file} in {path} or above it; kennisgraaf init DIR makes a graph folder, "
            "and --graph DIR names one",
            file=FILE,
            path=Path.cwd(),
        )
    return found


def reread() -> None:
    """Read the graph folder and its files again when they are next needed, because they may have changed."""
    _opened.cache_clear()


def in_base(text: str, base: str) -> str:
    """Return the text of one of the folder's files under `base`, which replaces the base it is written with."""
    return rebase(text, base, graph_folder().base)


def cached_per_folder(function: Callable[P, T]) -> Callable[P, T]:
    """Keep the results of a function that depends on its arguments and the graph folder in use, as long as that."""

    @wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> T:
        results, key = graph_folder().results, (function, args, tuple(kwargs.items()))
        if key not in results:
            results[key] = function(*args, **kwargs)
        result: T = results[key]
        return result

    return called


@cache
def _opened(path: Path | None) -> GraphFolder:
    return GraphFolder(path)


def _read(file: Path) -> FileSections:
    try:
        return FileSections.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadSetting("{file}: {fault}", file=file, fault=fault) from fault
    except ValidationError as fault:
        raise BadSetting(Text.joined(_sentences(file, fault.errors()))) from fault


def _where(file: Path, key: Iterable[str | int], value: str | None = None) -> str:
    """Return the file and, if it is known, the line of a value."""
    line = TomlLines(file.read_text(encoding="utf-8")).of(key, value)
    return f"{file}:{line}" if line else str(file)


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _nearest(value: str, known: Iterable[str], least: float = 0.6) -> str:
    near = get_close_matches(value, list(known), 1, least)
    return Text(". Did you mean {name}?", name=near[0]) if near else ""


def _sentences(file: Path, errors: Sequence[ErrorDetails]) -> Iterator[str]:
    for error in errors:
        *tables, key = (str(part) for part in error["loc"] if not isinstance(part, int))
        section = section_of(tables)
        place = f"{_where(file, error['loc'])}: {'.'.join((*tables, key))}"
        if error["type"] == "extra_forbidden":
            nearest = get_close_matches(key, map(partial(key_of, section), section.model_fields), 1, 0)
            yield Text(
                "{place} = {input!r}: there is no such key. Did you mean {near}?",
                place=place,
                input=error["input"],
                near=".".join((*tables, *nearest)),
            )
        elif error["type"] == "missing":
            yield Text("{place} is missing: write {accepted}", place=place, accepted=_accepted(section, key, error))
        else:
            yield Text(
                "{place} = {input!r} is not accepted: write {accepted}",
                place=place,
                input=error["input"],
                accepted=_accepted(section, key, error),
            )


def _accepted(section: type[Section], key: str, error: ErrorDetails) -> str:
    field = next((each for name, each in section.model_fields.items() if key_of(section, name) == key), None)
    accepted = field.description if field is not None and field.description else error["msg"]
    words = re.findall(r'"([a-z]+)"', accepted) if error["type"] == "literal_error" else []
    return Text("{accepted}{near}", accepted=Text(accepted), near=_nearest(str(error["input"]), words) or ".")
