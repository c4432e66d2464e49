"""The graph folder in use: a folder whose `kennisgraaf.toml` names an ontology, shapes, inventories and questions.

Its file is found in the working folder or above, unless `KENNISGRAAF_GRAPH` names its folder; processes that this one
starts inherit that choice.
"""

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, wraps
from pathlib import Path
from typing import Annotated, ParamSpec, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE, rebase

FILE = "kennisgraaf.toml"
"""The name of the file that makes a folder a graph folder."""

VARIABLE = "KENNISGRAAF_GRAPH"
"""The setting that names the graph folder."""

DEFAULT_LANGUAGES = ("nl", "en")
"""The languages of a graph that does not choose them, in order of preference."""

P = ParamSpec("P")
T = TypeVar("T")

_TAG = r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"
_Tag: TypeAlias = Annotated[str, Field(pattern=_TAG, description="a language tag, for example nl")]


def _as_settings_write_it(value: object) -> object:
    """Return texts by language as `nl=…; en=…`, the form that the settings have."""
    if not isinstance(value, Mapping):
        return value
    return "; ".join(f"{tag}={text}" for tag, text in value.items())


Text: TypeAlias = Annotated[str, BeforeValidator(_as_settings_write_it)]


class _Section(BaseModel):
    """A table of the file; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class GraphSection(_Section):
    """The table `[graph]`: the dataset and its publisher."""

    base: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s<>\"{}|\\^`]+/$",
        description="an http or https address that ends with a slash",
    )
    languages: tuple[_Tag, ...] | None = Field(
        default=None, min_length=1, description='a list of language tags: ["nl", "en"]'
    )
    title: Text | None = Field(default=None, description='a text, or {nl = "…", en = "…"}')
    description: Text | None = Field(default=None, description='a text, or {nl = "…", en = "…"}')
    publisher: str | None = Field(default=None, description="the name of the publisher")
    publisher_iri: str | None = Field(default=None, description="the IRI of the publisher")
    licence: str | None = Field(default=None, description="the IRI of the licence of the data")

    def settings(self) -> dict[str, str]:
        """Return the settings that this table gives, by the name of their field."""
        given = {
            "base": self.base,
            "languages": ",".join(self.languages) if self.languages else None,
            "dataset_title": self.title,
            "dataset_description": self.description,
            "publisher_name": self.publisher,
            "publisher_iri": self.publisher_iri,
            "data_licence": self.licence,
        }
        return {name: value for name, value in given.items() if value is not None}


class SourcesSection(_Section):
    """The table `[sources]`: paths relative to the file."""

    ontology: tuple[Path, ...] = Field(default=(), description='a list of Turtle files: ["ontology/terms.ttl"]')
    shapes: tuple[Path, ...] = Field(default=(), description='a list of Turtle files: ["ontology/shapes.ttl"]')
    inventories: tuple[Path, ...] = Field(default=(), max_length=1, description='a list with one folder: ["data"]')
    questions: Path | None = Field(default=None, description='a folder of .rq and .graphql files: "queries"')


class _File(_Section):
    graph: GraphSection = GraphSection()
    sources: SourcesSection = SourcesSection()


class GraphFolder:
    """The paths and values that one graph folder names; without a folder there are none."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file of the folder.

        Raises: BadSetting (400) naming the key, its value and what is accepted, or a file or folder that is not there.
        """
        self.path = path
        file = _File() if path is None else _read(path / FILE)
        self.graph = file.graph
        self.ontology = self._files(file.sources.ontology, "ontology")
        self.shapes = self._files(file.sources.shapes, "shapes")
        self.inventories = self._folder(*file.sources.inventories, key="inventories")
        self.questions = self._folder(*filter(None, [file.sources.questions]), key="questions")

    @property
    def base(self) -> str:
        """The base IRI that the folder's files are written with."""
        return self.graph.base or DEFAULT_BASE

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the folder's terms have texts."""
        return self.graph.languages or DEFAULT_LANGUAGES

    @property
    def state(self) -> Path:
        """The folder of the state if no setting names one."""
        return Path("var") if self.path in (None, Path.cwd()) else self.path / "var"

    def _files(self, names: Sequence[Path], key: str) -> tuple[Path, ...]:
        return tuple(self._existing(name, key, Path.is_file, "file") for name in names)

    def _folder(self, *names: Path, key: str) -> Path | None:
        return next((self._existing(name, key, Path.is_dir, "folder") for name in names), None)

    def _existing(self, name: Path, key: str, is_there: Callable[[Path], bool], kind: str) -> Path:
        assert self.path is not None  # noqa: S101 - a folder without a file names nothing
        if not is_there(self.path / name):
            raise BadSetting(f"{self.path / FILE}: sources.{key} names {str(name)!r}, and there is no such {kind}")
        return self.path / name


def graph_folder() -> GraphFolder:
    """Return the graph folder in use; one that names nothing if there is none.

    Raises: BadSetting (400) if its file is wrong, or `KENNISGRAAF_GRAPH` names a folder without one.
    """
    return _opened(_place(os.environ.get(VARIABLE), os.getcwd()))


def needed_graph_folder() -> GraphFolder:
    """Return the graph folder in use. Raises: BadSetting (400) if there is none, or its file is wrong."""
    found = graph_folder()
    if found.path is None:
        raise BadSetting(
            f"there is no {FILE} in {Path.cwd()} or above it; "
            "kennisgraaf init DIR makes a graph folder, and --graph DIR names one"
        )
    return found


def reread() -> None:
    """Read the graph folder and its files again when they are next needed, because they may have changed."""
    _opened.cache_clear()


def in_base(text: str, base: str) -> str:
    """Return the text of one of the folder's files under `base`, which replaces the base it is written with."""
    return rebase(text, base, graph_folder().base)


def cached_per_folder(function: Callable[P, T]) -> Callable[P, T]:
    """Keep the results of a function that depends on its arguments and the graph folder in use."""

    results: dict[object, T] = {}

    @wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> T:
        key = graph_folder(), args, tuple(kwargs.items())
        if key not in results:
            results[key] = function(*args, **kwargs)
        return results[key]

    return called


@cache
def _opened(path: Path | None) -> GraphFolder:
    return GraphFolder(path)


@cache
def _place(named: str | None, working: str) -> Path | None:
    if named is None:
        places = (Path(working), *Path(working).parents)
        return next((each for each in places if (each / FILE).is_file()), None)
    path = Path(named).resolve()
    if not (path / FILE).is_file():
        raise BadSetting(f"{VARIABLE}={named!r} is not accepted: there is no {FILE} in that folder")
    return path


def _read(file: Path) -> _File:
    try:
        return _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadSetting(f"{file}: {fault}") from fault
    except ValidationError as fault:
        raise BadSetting(" ".join(f"{file}: {sentence}" for sentence in _sentences(fault.errors()))) from fault


def _sentences(errors: Sequence[ErrorDetails]) -> Iterator[str]:
    for error in errors:
        *tables, key = (str(part) for part in error["loc"] if not isinstance(part, int))
        section = _section(tables)
        place = ".".join((*tables, key))
        if error["type"] == "extra_forbidden":
            nearest = get_close_matches(key, section.model_fields, 1, 0)
            yield f"{place} = {error['input']!r}: there is no such key. Did you mean {'.'.join((*tables, *nearest))}?"
        else:
            field = section.model_fields.get(key)
            accepted = field.description if field is not None and field.description else error["msg"]
            yield f"{place} = {error['input']!r} is not accepted: write {accepted}."


def _section(tables: Sequence[str]) -> type[BaseModel]:
    sections: dict[str, type[BaseModel]] = {"graph": GraphSection, "sources": SourcesSection}
    return sections[tables[0]] if tables else _File
