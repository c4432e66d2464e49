"""The IRIs that Python code uses. Those of our own namespace are declared in `core.ttl`."""

from pyoxigraph import NamedNode

from graph_store.graphs import DEFAULT_BASE

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
SHACL = "http://www.w3.org/ns/shacl#"
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

STANDARD = (RDF, RDFS, OWL, XSD, SKOS, DCT, PROV)
"""The vocabularies whose terms need no explanation of a graph's own."""

PREFIXES = {
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": DCT,
    "dpv": "https://w3id.org/dpv#",
    "epo": "http://data.europa.eu/a4g/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "person": "http://www.w3.org/ns/person#",
    "prov": PROV,
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefixes for reading and writing. `prefixes(base)` adds `kg`."""

RDF_TYPE = NamedNode(RDF + "type")
RDF_PROPERTY = NamedNode(RDF + "Property")
RDF_FIRST = NamedNode(RDF + "first")
RDF_REST = NamedNode(RDF + "rest")
RDF_NIL = NamedNode(RDF + "nil")
RDFS_CLASS = NamedNode(RDFS + "Class")
RDFS_DATATYPE = NamedNode(RDFS + "Datatype")
RDFS_LABEL = NamedNode(RDFS + "label")
RDFS_IS_DEFINED_BY = NamedNode(RDFS + "isDefinedBy")
RDFS_COMMENT = NamedNode(RDFS + "comment")
RDFS_DOMAIN = NamedNode(RDFS + "domain")
RDFS_RANGE = NamedNode(RDFS + "range")
RDFS_SUB_CLASS_OF = NamedNode(RDFS + "subClassOf")
RDFS_SUB_PROPERTY_OF = NamedNode(RDFS + "subPropertyOf")
OWL_ONTOLOGY = NamedNode(OWL + "Ontology")
OWL_CLASS = NamedNode(OWL + "Class")
OWL_OBJECT_PROPERTY = NamedNode(OWL + "ObjectProperty")
OWL_DATATYPE_PROPERTY = NamedNode(OWL + "DatatypeProperty")
OWL_ANNOTATION_PROPERTY = NamedNode(OWL + "AnnotationProperty")
OWL_FUNCTIONAL_PROPERTY = NamedNode(OWL + "FunctionalProperty")
OWL_SYMMETRIC_PROPERTY = NamedNode(OWL + "SymmetricProperty")
OWL_TRANSITIVE_PROPERTY = NamedNode(OWL + "TransitiveProperty")
OWL_INVERSE_OF = NamedNode(OWL + "inverseOf")
OWL_EQUIVALENT_CLASS = NamedNode(OWL + "equivalentClass")
OWL_RESTRICTION = NamedNode(OWL + "Restriction")
OWL_ON_PROPERTY = NamedNode(OWL + "onProperty")
OWL_HAS_VALUE = NamedNode(OWL + "hasValue")
OWL_SAME_AS = NamedNode(OWL + "sameAs")
DCT_IDENTIFIER = NamedNode(DCT + "identifier")
SKOS_PREF_LABEL = NamedNode(SKOS + "prefLabel")
SKOS_NOTATION = NamedNode(SKOS + "notation")
SKOS_CONCEPT = NamedNode(SKOS + "Concept")
SKOS_CLOSE_MATCH = NamedNode(SKOS + "closeMatch")
SKOS_ALT_LABEL = NamedNode(SKOS + "altLabel")
GEO_WITHIN = NamedNode("http://www.opengis.net/ont/geosparql#sfWithin")
PROV_VALUE = NamedNode(PROV + "value")
PROV_WAS_DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
PROV_WAS_GENERATED_BY = NamedNode(PROV + "wasGeneratedBy")

_SCHEMA_BEFORE = "http://schema.org/"
"""The older namespace of schema.org, which its own files still use. https://schema.org/docs/faq.html#19"""

_DOCUMENTING = (SCHEMA, _SCHEMA_BEFORE, "http://purl.org/dc/dcam/")
"""Vocabularies with `domainIncludes` and `rangeIncludes`; the last is the abstract model of Dublin Core."""

DOMAINS = (RDFS_DOMAIN, *(NamedNode(f"{each}domainIncludes") for each in _DOCUMENTING))
"""The properties that say what has a property: the first by an axiom, the others as documentation."""

RANGES = (RDFS_RANGE, *(NamedNode(f"{each}rangeIncludes") for each in _DOCUMENTING))
"""The properties that say which values a property has: the first by an axiom, the others as documentation."""

DATATYPE_CLASSES = frozenset({RDFS_DATATYPE, *(NamedNode(f"{each}DataType") for each in (SCHEMA, _SCHEMA_BEFORE))})
"""Classes of datatypes; schema.org declares its datatypes as classes too."""


ENDED_BY = "endedBy"
"""The local name of the property of what has ended; its value is the document that no longer lists it."""

REPLACED_ON = "replacedOn"
"""The local name of the property of what was replaced; its value is the date on which it was."""


def kg(name: str, base: str = DEFAULT_BASE) -> NamedNode:
    """Return our own term `{base}ns#name`."""
    return NamedNode(f"{base}ns#{name}")


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return every prefix used in answers, including our own."""
    return {"kg": f"{base}ns#", **PREFIXES}


def shortened(iri: str, base: str = DEFAULT_BASE) -> str:
    """Return an IRI with the prefix that answers use, `kg:Row`; without one, as `<IRI>`."""
    for prefix, space in prefixes(base).items():
        if iri.startswith(space) and iri[len(space) :].isidentifier():
            return f"{prefix}:{iri[len(space) :]}"
    return f"<{iri}>"


def local_name(iri: str) -> str:
    """Return the part of an IRI after its last `#` or `/`."""
    return iri.replace("#", "/").rpartition("/")[2]


def thing(key: str, base: str = DEFAULT_BASE) -> NamedNode:
    """Return the IRI of the thing with the key `tree:oak`: `{base}id/tree/oak`."""
    return NamedNode(f"{base}id/{key.replace(':', '/', 1)}")


def row_base(base: str = DEFAULT_BASE) -> str:
    """Return the beginning of the IRIs of rows."""
    return f"{base}row/"


def row_parts(iri: str, base: str = DEFAULT_BASE) -> tuple[str, str]:
    """Return the name of the table and the key in the IRI of a row."""
    stem, _, key = iri.removeprefix(row_base(base)).partition("/")
    return stem, key


def key_of(iri: str, base: str = DEFAULT_BASE) -> str | None:
    """Return the key of the thing with this IRI, or None if the IRI is not made from a key."""
    start = f"{base}id/"
    return iri.removeprefix(start).replace("/", ":", 1) if iri.startswith(start) else None
