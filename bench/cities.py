"""Synthetic inventories of a network of cities, in our own vocabulary: any number of triples, reproducible by seed.

The size sets the number of projects with their partners, packages, events, cases and persons. Fixed are 300
municipalities (13 centre cities), 5 provinces and a tree of 117 programmes. About half of the triples are labels,
dates and texts.
"""

from collections.abc import Iterator
from random import Random

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import RDF_TYPE, RDFS_LABEL, kg, thing

A_PROJECT = 30.2
"""Total number of triples for each project."""

CENTRE, MUNICIPALITIES, PROVINCES = 13, 300, 5
ACTORS = ("BusinessActor", "KnowledgeActor", "CitizenActor", "GovernmentActor", "RegionalGovernment")


def triples(about: int, seed: int = 7) -> Iterator[Triple]:
    """Yield about this many triples."""
    projects = max(20, int(about / A_PROJECT))
    return _Cities(Random(seed), projects).all()


class _Cities:
    def __init__(self, random: Random, projects: int) -> None:
        self.random, self.projects = random, projects
        self.organisations, self.persons = projects // 3, projects // 2
        self.programmes = [f"prog:{a}" for a in range(13)]
        self.programmes += [f"{parent}-{b}" for parent in self.programmes[:13] for b in range(4)]
        self.programmes += [f"{parent}-{c}" for parent in self.programmes[13:] for c in range(1)]

    def all(self) -> Iterator[Triple]:
        yield from self._places()
        for programme in self.programmes:
            yield from self._named(programme, "Programme")
            if "-" in programme:
                yield _link(programme, "directPartOf", programme.rsplit("-", 1)[0])
        for number in range(self.organisations):
            yield from self._organisation(f"org:{number}")
        for number in range(self.persons):
            yield from self._person(f"per:{number}")
        for number in range(self.projects):
            yield from self._project(number)

    def _places(self) -> Iterator[Triple]:
        yield from self._named("area:vl", "Region")
        yield from self._named("area:be", "Country")
        yield _link("area:vl", "within", "area:be")
        for number in range(PROVINCES):
            yield from self._named(f"area:{number}", "Province")
            yield _link(f"area:{number}", "within", "area:vl")
        for number in range(MUNICIPALITIES):
            yield from self._named(f"mun:{number}", "CentreCity" if number < CENTRE else "Municipality")
            yield _link(f"mun:{number}", "within", f"area:{number % PROVINCES}")

    def _organisation(self, key: str) -> Iterator[Triple]:
        yield from self._named(key, self.random.choice(ACTORS))
        if self.random.random() < 0.2:
            yield _link(key, "cooperatesWith", self._any("org", self.organisations))

    def _person(self, key: str) -> Iterator[Triple]:
        yield from self._named(key, "Person")
        yield _link(key, "memberOf", self._any("org", self.organisations))

    def _project(self, number: int) -> Iterator[Triple]:
        key, package = f"prj:{number}", f"pkg:{number // 4}"
        yield from self._named(key, "Project")
        yield _link(key, "directPartOf", self.random.choice(self.programmes))
        yield _link(key, "sitedIn", self._city())
        yield _link(key, "bundledIn", package)
        for _ in range(4):
            yield _link(key, "hasPartner", self._any("org", self.organisations))
        yield _link(self._city(), "leads", key)
        yield _text(key, "startYear", Literal(self.random.randint(2010, 2025)))
        if number % 4 == 0:
            yield from self._named(package, "Package")
            yield _link(package, "hasKickOff", f"evt:{number}-0")
        yield from self._event(f"evt:{number}-0", key)
        case = f"case:{number}"
        yield from self._named(case, "ChurchCase")
        yield _link(case, "locatedIn", self._city())

    def _event(self, key: str, project: str) -> Iterator[Triple]:
        yield from self._named(key, "KickOffMeeting")
        yield _link(key, "directPartOf", project)
        yield _link(self._any("org", self.organisations), "organises", key)
        yield _link(key, "heldIn", self._city())

    def _named(self, key: str, kind: str) -> Iterator[Triple]:
        node = thing(key)
        yield Triple(node, RDF_TYPE, kg(kind))
        for language in ("nl", "en"):
            yield Triple(node, RDFS_LABEL, Literal(f"{kind} {key}", language=language))
        yield _text(key, "description", Literal(f"{key} is made up", language="en"))

    def _any(self, kind: str, number: int) -> str:
        return f"{kind}:{int(number * self.random.random() ** 2)}"

    def _city(self) -> str:
        return f"mun:{int(MUNICIPALITIES * self.random.random() ** 3)}"


def _link(subject: str, property_: str, value: str) -> Triple:
    return Triple(thing(subject), kg(property_), thing(value))


def _text(subject: str, property_: str, value: Literal | NamedNode) -> Triple:
    return Triple(thing(subject), kg(property_), value)
