"""The tables of `kennisgraaf.toml` as types: what each key takes, with the description that an error shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from ontology.toml_lines import Place

_SHORT_TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*"
_BETWEEN = re.compile(rf";\s*(?={_SHORT_TAG}=)")
_TAGGED = re.compile(rf"(?:(?P<tag>{_SHORT_TAG})=)?(?P<text>.*)", re.DOTALL)
_TAG = r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"
_Tag: TypeAlias = Annotated[str, Field(pattern=_TAG, description="a language tag, for example nl")]


def _as_settings_write_it(value: object) -> object:
    """Return texts by language as `nl=…; en=…`, the form that the settings have."""
    if not isinstance(value, Mapping):
        return value
    return "; ".join(f"{tag}={text}" for tag, text in value.items())


def by_language(setting: str) -> dict[str, str]:
    """Return the texts of a setting, `nl=Bomen; en=Trees`, by language; one without a tag has none."""
    found = [_TAGGED.fullmatch(part.strip()) for part in _BETWEEN.split(setting) if part.strip()]
    return {each["tag"] or "": each["text"] for each in found if each}


Text: TypeAlias = Annotated[str, BeforeValidator(_as_settings_write_it)]


def _by_language(value: object) -> object:
    """Return a single text as one without a language."""
    return {"": value} if isinstance(value, str) else value


Words: TypeAlias = Annotated[dict[str, str], BeforeValidator(_by_language)]
"""A text by language; with the empty language if it serves all."""


TermKind: TypeAlias = Literal["class", "property"]
"""The kinds of terms that a key names."""

_OF: Mapping[TermKind, JsonDict] = {"class": {"names": "class"}, "property": {"names": "property"}}
"""For each kind of terms, what marks the keys that name them."""


class Section(BaseModel):
    """A table of the file; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def named(self, kind: TermKind, above: Place = ()) -> Iterator[tuple[Place, str]]:
        """Yield the terms of a kind that the table and those in it name, each with its place in the file."""
        for field, about in type(self).model_fields.items():
            place, value = (*above, key_of(type(self), field)), getattr(self, field)
            if about.json_schema_extra == _OF[kind]:
                yield from ((place, name) for name in _texts(value))
            elif isinstance(value, Section):
                yield from value.named(kind, place)
            elif isinstance(value, tuple):
                for number, each in enumerate(value):
                    if isinstance(each, Section):
                        yield from each.named(kind, (*place, number))


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a list, or in lists of lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


class GraphSection(Section):
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
    contact: str | None = Field(
        default=None, pattern=r"^(mailto|https?):[^\s<>\"{}|\\^`]+$", description="a mailto: or web address"
    )
    licence: str | None = Field(default=None, description="the IRI of the licence of the data")
    places: tuple[str, ...] = Field(
        default=(), description='a list of classes: ["Region"]', json_schema_extra=_OF["class"]
    )
    keywords: tuple[str, ...] = Field(
        default=(), description='a list of classes: ["Theme"]', json_schema_extra=_OF["class"]
    )

    def settings(self) -> dict[str, str]:
        """Return the settings that this table gives, by the name of their field."""
        given = {
            "base": self.base,
            "languages": ",".join(self.languages) if self.languages else None,
            "dataset_title": self.title,
            "dataset_description": self.description,
            "publisher_name": self.publisher,
            "publisher_iri": self.publisher_iri,
            "contact": self.contact,
            "data_licence": self.licence,
        }
        return {name: value for name, value in given.items() if value is not None}


class SourcesSection(Section):
    """The table `[sources]`: paths relative to the file."""

    ontology: tuple[Path, ...] = Field(default=(), description='a list of Turtle files: ["ontology/terms.ttl"]')
    shapes: tuple[Path, ...] = Field(default=(), description='a list of Turtle files: ["ontology/shapes.ttl"]')
    inventories: tuple[Path, ...] = Field(default=(), description='a list of folders: ["data"]')
    questions: Path | None = Field(default=None, description='a folder of .rq and .graphql files: "queries"')


class GraphqlSection(Section):
    """The table `[graphql]`: the types and names of the schema, and the documents that clients may name."""

    types: tuple[str, ...] = Field(
        default=(), description='a list of classes: ["Orchard"]', json_schema_extra=_OF["class"]
    )
    names: dict[
        str, Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", description="a name for a type or field")]
    ] = Field(default={}, description='names by term: {"foaf:Person" = "FoafPerson"}')
    documents: tuple[Path, ...] = Field(
        default=(), description='a list of folders with .graphql files, and of files of ids and documents: ["app.json"]'
    )


_TEXT = 'a text, or {nl = "…", en = "…"}'
_PROPERTIES = 'a list of properties of the ontology: ["partOf"]'

PageKind: TypeAlias = Literal["map", "tree", "compare", "timeline", "network"]
"""The kinds of pages that a folder configures."""

KINDS_OF_PAGE: Mapping[PageKind, tuple[frozenset[str], frozenset[str]]] = {
    "map": (
        frozenset({"class"}),
        frozenset({"code", "boundaries", "latitude", "longitude", "point", "count", "within", "region", "source"}),
    ),
    "tree": (frozenset({"class", "by"}), frozenset({"about", "order"})),
    "compare": (frozenset({"class"}), frozenset({"without"})),
    "timeline": (frozenset(), frozenset()),
    "network": (frozenset(), frozenset()),
}
"""For each kind of page, the keys that it needs and those that it takes, besides kind, path, title, lead and menu."""


ONE_OF: Mapping[PageKind, tuple[tuple[str, ...], ...]] = {
    "map": (("code", "boundaries"), ("latitude", "longitude"), ("point",)),
}
"""For a kind of page that can be made in several ways, the keys that each way needs."""


class PageSection(Section):
    """A table `[[site.page]]`: one page, of one kind."""

    kind: PageKind = Field(description=" or ".join(f'"{each}"' for each in get_args(PageKind)))
    path: str = Field(pattern=r"^/[a-z0-9-]+$", description='the address of the page: "/map"')
    title: Words = Field(default={}, description=_TEXT)
    lead: Words = Field(default={}, description=_TEXT)
    menu: bool = Field(default=False, description="true or false")
    classes: tuple[str, ...] = Field(
        default=(), alias="class", description='a list of classes: ["Tree"]', json_schema_extra=_OF["class"]
    )
    by: str | None = Field(
        default=None, description='a property of the ontology: "partOf"', json_schema_extra=_OF["property"]
    )
    about: tuple[str, ...] = Field(default=(), description=_PROPERTIES, json_schema_extra=_OF["property"])
    order: Literal["name", "key"] = Field(default="name", description='"name" or "key"')
    without: tuple[str, ...] = Field(default=(), description=_PROPERTIES, json_schema_extra=_OF["property"])
    boundaries: Path | None = Field(default=None, description='a file of GeoJSON: "data/boundaries.json"')
    code: str | None = Field(
        default=None, description='a property of the ontology: "code"', json_schema_extra=_OF["property"]
    )
    latitude: str | None = Field(
        default=None, description='a property of the ontology: "lat"', json_schema_extra=_OF["property"]
    )
    longitude: str | None = Field(
        default=None, description='a property of the ontology: "long"', json_schema_extra=_OF["property"]
    )
    point: str | None = Field(
        default=None, description='a property of the ontology: "asWKT"', json_schema_extra=_OF["property"]
    )
    count: str | None = Field(
        default=None, description='a property of the ontology: "hosts"', json_schema_extra=_OF["property"]
    )
    within: str | None = Field(
        default=None, description='a property of the ontology: "within"', json_schema_extra=_OF["property"]
    )
    region: str | None = Field(
        default=None, description='a class of the ontology: "Region"', json_schema_extra=_OF["class"]
    )
    source: Words = Field(default={}, description=_TEXT)


class GroupSection(Section):
    """A table `[[site.group]]`: a heading on a thing's page, for values of some classes."""

    name: str = Field(pattern=r"^[a-z]+$", description='a name for the address of the heading: "trees"')
    title: Words = Field(description=_TEXT)
    classes: tuple[str, ...] = Field(description='a list of classes: ["Tree"]', json_schema_extra=_OF["class"])
    counted: bool = Field(default=True, description="true or false")


class SubjectSection(Section):
    """A table `[[site.subject]]`: a heading in the list of questions, above the first question about it."""

    first: str = Field(description='the name of a question: "tallest"')
    title: Words = Field(description=_TEXT)


class SiteSection(Section):
    """The table `[site]`: what the pages for people say and show."""

    name: Words = Field(default={}, description=_TEXT)
    heading: Words = Field(default={}, description=_TEXT)
    intro: Words = Field(default={}, description=_TEXT)
    try_: tuple[str, ...] = Field(default=(), alias="try", description='a list of keys of things: ["tree:oak"]')
    classes: tuple[str, ...] = Field(
        default=(), description='a list of classes: ["Tree"]', json_schema_extra=_OF["class"]
    )
    texts: Path | None = Field(default=None, description='a file of texts: "texts.toml"')
    manual: tuple[Path, ...] = Field(default=(), description='a list of Markdown files: ["docs/guide.md"]')
    guide: str = Field(default="loaders", description='the name of a page of the manual: "loaders"')
    names: tuple[str, ...] = Field(default=(), description=_PROPERTIES, json_schema_extra=_OF["property"])
    notes: tuple[tuple[str, ...], ...] = Field(
        default=(),
        description='a list of lists of properties: [["plantedOn"], ["partOf"]]',
        json_schema_extra=_OF["property"],
    )
    dates: tuple[tuple[str, str], ...] = Field(
        default=(),
        description='a list of a first and a last date each: [["plantedOn", "felledOn"]]',
        json_schema_extra=_OF["property"],
    )
    unfiltered: tuple[str, ...] = Field(default=(), description=_PROPERTIES, json_schema_extra=_OF["property"])
    group: tuple[GroupSection, ...] = ()
    subject: tuple[SubjectSection, ...] = ()
    page: tuple[PageSection, ...] = ()


class FileSections(Section):
    """The tables of the whole file."""

    graph: GraphSection = GraphSection()
    sources: SourcesSection = SourcesSection()
    graphql: GraphqlSection = GraphqlSection()
    site: SiteSection = SiteSection()


SECTIONS: Mapping[str, type[Section]] = {
    "": FileSections,
    "graph": GraphSection,
    "sources": SourcesSection,
    "graphql": GraphqlSection,
    "site": SiteSection,
    "site.group": GroupSection,
    "site.subject": SubjectSection,
    "site.page": PageSection,
}
"""The tables of the file by name."""


def section_of(tables: Sequence[str]) -> type[Section]:
    """Return the table of a key, given the tables around it; a text by language belongs to the table that has it."""
    return SECTIONS[".".join(tables)] if ".".join(tables) in SECTIONS else section_of(tables[:-1])


def key_of(section: type[Section], name: str) -> str:
    """Return the key in the file of a field."""
    return section.model_fields[name].alias or name
