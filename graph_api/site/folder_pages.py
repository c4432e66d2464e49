"""The pages that the graph folder configures, and their addresses and titles for one reader."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import NamedNode

from graph_api.site import manual
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_api.site.texts import speaker, words_in_use
from graph_api.site.thing_dates import has_dates
from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE
from graph_store.terms import RDF_TYPE
from graph_store.text import Text
from ontology.folder_names import refuse_unknown_names
from ontology.folder_sections import PageKind, PageSection
from ontology.graph_folder import FILE, cached_per_folder, graph_folder
from ontology.nearest_keys import suggesting
from ontology.vocabulary import Vocabulary
from queries.catalogue import names as question_names


@dataclass(frozen=True, slots=True)
class PageLink:
    """The address, the title and the first sentence of a page of the folder."""

    path: str
    title: str
    lead: str


class FolderSite:
    """The texts and pages of the graph folder, for one reader."""

    def __init__(self, reader: Reader, title: str, description: str) -> None:
        """Use the title and the description of the dataset where the folder has no other texts."""
        site, self._reader, self._say = graph_folder().site, reader, speaker(reader.language)
        self.heading = self.words(site.heading) or title
        self.name = self.words(site.name) or title
        self.intro = self.words(site.intro) or description
        self.guide = site.guide
        self.has_questions = bool(question_names())

    @property
    def pages(self) -> list[PageLink]:
        """The pages of the folder, in its order."""
        return self._links(folder_pages())

    @property
    def menu(self) -> list[PageLink]:
        """The pages that the menu has."""
        return self._links(page for page in folder_pages() if page.menu)

    def pages_of(self, kind: PageKind) -> list[PageLink]:
        """Return the pages of a kind."""
        return self._links(page for page in folder_pages() if page.kind == kind)

    def path(self, kind: PageKind) -> str:
        """Return the address of the first page of a kind, or "" without one."""
        return next((page.path for page in folder_pages() if page.kind == kind), "")

    def title(self, page: PageSection) -> str:
        """Return the title of a page."""
        return self.words(page.title) or self._say(f"page_{page.kind}")

    def lead(self, page: PageSection) -> str:
        """Return the sentence below the title of a page."""
        return self.words(page.lead) or self._say(f"{page.kind}_lead")

    def words(self, words: Mapping[str, str]) -> str:
        """Return the text in the reader's language, else in another one; "" without a text."""
        return chosen(words, self._reader)

    def _links(self, pages: Iterable[PageSection]) -> list[PageLink]:
        return [PageLink(page.path, self.title(page), self.lead(page)) for page in pages]


def chosen(words: Mapping[str, str], reader: Reader) -> str:
    """Return the text in the language of the page, else in the reader's next language, else any; "" without a text."""
    order = (reader.language, *reader.order, *words)
    return next((words[tag] for tag in order if tag in words), "")


@cached_per_folder
def folder_pages() -> tuple[PageSection, ...]:
    """Return the pages of the folder; it has a network without asking, and a timeline if its ontology has dates."""
    pages = graph_folder().pages
    kinds = {page.kind for page in pages}
    always: tuple[PageKind, ...] = ("timeline", "network") if has_dates(DEFAULT_BASE) else ("network",)
    return (*pages, *(PageSection(kind=kind, path=f"/{kind}") for kind in always if kind not in kinds))


def pages_about(view: RequestView, thing: NamedNode, kind: PageKind) -> list[PageSection]:
    """Return the pages of a kind that show things of a class of this thing."""
    types = view.snapshot.columns(view.scope.whole).objects(RDF_TYPE).get(thing, ())
    pages = [page for page in folder_pages() if page.kind == kind]
    return [page for page in pages if any(iri in types for iri in class_iris(page.classes, view.addresses.base))]


def class_iris(names: Iterable[str], base: str) -> list[NamedNode]:
    """Return the IRIs of classes of the ontology."""
    classes = Vocabulary.load(base).classes
    return [classes[name].iri for name in names]


def property_iri(name: str, base: str) -> NamedNode:
    """Return the IRI of a property of the ontology."""
    return Vocabulary.load(base).properties[name].iri


def check_folder(base: str, taken: Set[str] = frozenset()) -> None:
    """Refuse names in the folder's file that its ontology, questions or texts lack, and addresses that are taken.

    Raises: BadSetting (400) with the nearest name.
    """
    site = graph_folder().site
    words_in_use()
    refuse_unknown_names(base)
    _refuse_unknown(Text("page of the manual"), [site.guide], manual.names())
    _refuse_unknown(Text("question"), (subject.first for subject in site.subject), question_names())
    paths = [page.path for page in folder_pages()]
    if twice := sorted({path for path in paths if paths.count(path) > 1}):
        raise BadSetting("{file}: site.page has {twice} more than once", file=FILE, twice=", ".join(twice))
    if used := sorted(taken & set(paths)):
        raise BadSetting(
            "{file}: site.page has {used}, which is an address of every graph", file=FILE, used=", ".join(used)
        )


def _refuse_unknown(kind: Text, names: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    for name in names:
        if name not in known:
            said = Text("{file} names the {kind} {name!r}, and there is none.", file=FILE, kind=kind, name=name)
            raise BadSetting(suggesting(said, get_close_matches(name, known, 1, 0)))
