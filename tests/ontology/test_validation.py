"""Each shape has a record that fails it, and both SHACL engines give the same result."""

import re
from collections.abc import Sequence

import pytest
import rdflib
from pyoxigraph import RdfFormat, Triple, parse
from pyshacl import validate as pyshacl_validate

from ontology.graph_folder import graph_folder
from ontology.intervals import interval_of
from ontology.namespaces import local_name
from ontology.reasoning.owl_terms import term_in
from ontology.validation import Finding, order, validate

PREFIXES = """
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix id: <https://kennisgraaf.example/id/> .
@prefix metric: <https://kennisgraaf.example/id/metric/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

FAILING = {
    "S1": "<urn:p> a kg:Project ; rdfs:label 'Vaartkom'@nl .",
    "S2": "<urn:p> a kg:InterweavingProject ; kg:selectedIn <urn:c> . <urn:k> a kg:Package ; kg:directPartOf <urn:c> .",
    "S3": "<urn:k> a kg:Package ; kg:bundles <urn:p> .",
    "S4": "<urn:c> a kg:Call ; kg:selectedCount 3 ; kg:candidateCount 2 .",
    "S5": "<urn:a> a kg:Programme ; kg:partOf <urn:a> .",
    "S6": "<urn:m> a kg:Municipality ; kg:nisCode '123' .",
    "S7": "<urn:o> a kg:Observation ; kg:metric metric:visits ; kg:value -1 .",
    "S8": "<urn:a> a kg:CooperationAgreement ; kg:startYear 2011 ; kg:endYear 2007 .",
    "S9": "<urn:e> a kg:Event ; kg:startsOn '2020-03-03'^^xsd:date .",
    "S10": "<urn:b> a kg:Body ; kg:hasChair <urn:x>, <urn:y> .",
    "S11": "<urn:p> a kg:Person ; schema:email 'a@b.example' .",
    "S12": "<urn:a> a kg:Action ; kg:planPeriod '2020-2025' ; kg:parentObjective <urn:o> . <urn:o> a kg:Objective .",
    "S13": """<urn:v> a kg:ProcessingActivity ; kg:controller <urn:o> ; kg:purpose 'x' ; kg:processor 'y' ;
        kg:dpiaRequired true .""",
    "S14": "<urn:f> a kg:ProcessSheet ; rdfs:label 'x'@nl ; kg:processCategory 'y' ; kg:status 'opgeleverd' .",
    "S15": "<urn:r> a kg:Row .",
    "S16": "<urn:g> a kg:UnnamedGroup ; owl:sameAs <urn:o> .",
    "S17": "<urn:k> a kg:Criterion ; kg:ordinal 1 . <urn:l> a kg:Criterion ; kg:ordinal 3 .",
    "S18": "<urn:m> kg:onDate 'eind 2018' .",
    "S20": "<urn:a> a kg:Action . <urn:b> a kg:Action ; kg:budgetKey 1 . <urn:l> a kg:FinanceLine ; kg:budgetKey 2 .",
    "S22": "<urn:a> a kg:PlannedAction ; kg:follows <urn:a> .",
    "S23": "<urn:i> a kg:Instrument .",
    "S24": "<urn:c> a kg:CriterionCheck ; kg:verdict 'fulfilled' .",
    "S21": "<urn:o> kg:helix 'kerk' . <urn:a> a kg:CitizenActor ; kg:helix 'bedrijf' .",
}


def graph(turtle: str) -> list[Triple]:
    return [quad.triple for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)]


def said(finding: Finding, language: str) -> str:
    """Return the name of the shape, the rule with keys, and the values that break it."""
    message = f"{finding.shape}: {finding.rule(language, key)}"
    found = ", ".join(
        f"{local_name(path.rstrip('>'))} {' | '.join(map(plain, terms)) or '–'}" for path, terms in finding.found
    )
    return f"{message.removesuffix('.')}: {found}" if found else message


def key(iri: str) -> str:
    _, is_thing, found = iri.partition("/id/")
    return found.replace("/", ":", 1) if is_thing else iri.rpartition("#")[2]


def plain(term: str) -> str:
    return term_in(term).value


@pytest.mark.parametrize("shape", FAILING)
def test_x_15_each_shape_has_a_record_that_fails_it(shape: str) -> None:
    findings = validate(graph(FAILING[shape]))

    assert shape in {finding.shape for finding in findings}


@pytest.mark.parametrize("shape", FAILING)
def test_both_engines_find_the_same_faults(shape: str) -> None:
    ours = {(finding.focus, finding.path) for finding in validate(graph(FAILING[shape]))}

    assert ours == by_pyshacl(FAILING[shape])


@pytest.mark.parametrize("shape", FAILING)
def test_what_has_ended_is_not_judged(shape: str) -> None:
    foci = sorted({finding.focus for finding in validate(graph(FAILING[shape]))})
    first, every = (FAILING[shape] + "".join(f" {each} kg:endedBy <urn:plan> ." for each in some)
                    for some in (foci[:1], foci))  # fmt: skip

    assert {(finding.focus, finding.path) for finding in validate(graph(first))} == by_pyshacl(first, foci[:1])
    assert validate(graph(every)) == []


def test_a_replaced_thing_and_the_row_of_its_replacement_are_not_judged() -> None:
    (focus,) = {finding.focus for finding in validate(graph(FAILING["S6"]))}
    replaced = f"{FAILING['S6']} {focus} kg:replacedOn '2021-01-01'^^xsd:date ."
    row = "<urn:r> a kg:Row, kg:Replacement ; kg:describes <urn:c> ."
    assert validate(graph(f"{replaced} {row}")) == []


def test_a_row_of_translations_needs_no_source_line() -> None:
    assert validate(graph("<urn:r> a kg:Row ; kg:basis 'translation' .")) == []
    assert [finding.shape for finding in validate(graph("<urn:r> a kg:Row ; kg:basis 'stated' ."))] == ["S15"]


def test_a_finding_says_what_is_wrong_in_two_languages() -> None:
    told = {one.severity: one for one in validate(graph(FAILING["S4"]))}

    assert {one.focus for one in told.values()} == {"<urn:c>"}
    assert said(told["Violation"], "nl") == (
        "S4: er mogen niet meer geselecteerde projecten dan kandidaten zijn: selectedCount 3, candidateCount 2"
    )
    assert said(told["Warning"], "en") == "S4: the call states 3 selected projects; the list has 0."
    assert told["Warning"].path == "<https://kennisgraaf.example/ns#selectedCount>"


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        ("<urn:c> a kg:Criterion ; kg:ordinal 3 .", {
            "S17: the ordinals must run from 1 without gaps; the one before 3 is missing."}),
        ("<urn:a> a kg:CooperationAgreement ; kg:startYear 2011 ; kg:endYear 2007 .", {
            "S8: an agreement must not end before it starts: startYear 2011, endYear 2007"}),
        ("<urn:b> a kg:Body ; kg:hasChair <urn:x>, id:per\\/wim .", {
            "S10: a body must have at most one chair at a time, not per:wim and urn:x."}),
        ("<urn:a> a kg:PlannedAction ; kg:status 'bezig' .", {
            "S22: the status of a planned action must be planned, running, done, dropped or unknown, not bezig."}),
        ("<urn:p> a kg:ProcessSheet ; rdfs:label 'x' ; kg:status 'y' .", {
            "S14: a process sheet must have a category: processCategory –"}),
    ],
)  # fmt: skip
def test_a_message_names_the_property_and_the_numbers_of_the_broken_rule(turtle: str, told: set[str]) -> None:
    assert {said(one, "en") for one in validate(graph(turtle))} == told


def test_what_lacks_a_companion_is_warned_of_and_what_lacks_its_core_is_refused() -> None:
    found = {said(each, "en"): each.severity for shape in ("S13", "S14") for each in validate(graph(FAILING[shape]))}
    refused = {said for said, severity in found.items() if severity == "Violation"}

    assert refused == {
        "S13: a processing activity must have a legal basis: legalBasis –",
        "S14: a delivered sheet must have a data model.",
    }
    assert {
        "S13: an activity that requires an impact assessment must have one.",
        "S13: an activity with a processor (y) must have a processing agreement.",
        "S14: a delivered sheet must have best practices.",
        "S14: a delivered sheet must have its interaction with the register.",
    } <= found.keys() - refused


def test_a_message_of_a_query_names_the_values_that_the_query_finds() -> None:
    """A query that finds only the focus names nothing else; for other shapes the values of the property are added."""
    shapes = rdflib.Graph().parse(graph_folder().shapes[0], format="turtle")
    silent = [
        str(message)
        for query in shapes.objects(None, rdflib.SH.sparql)
        for message in shapes.objects(query, rdflib.SH.message)
        if re.search(r"SELECT .*\?(?!path)\w+.* WHERE", str(shapes.value(query, rdflib.SH.select)).partition("{")[0])
        and "{?" not in str(message)
    ]
    assert silent == []


def role(name: str, start: str = "", end: str = "", word: str = "chair") -> str:
    """Return a chair or mayor of one place, held by a person of its own, with its period as reasoning completes it."""
    days = {("from", "earliest"): start, ("until", "latest"): end}
    dated = (
        f"kg:{said} '{day}'^^{'xsd:date' if len(day) == 10 else 'edtf:EDTF'} ; kg:{bound} '{covered}'^^xsd:date ;"
        for (said, bound), day in days.items()
        if day and (covered := getattr(interval_of(day), bound))
    )
    return (
        f"id:role\\/{name} a kg:{word.title()}Role ; {' '.join(dated)} kg:roleClass '{word}' ; "
        f"kg:roleAt id:body\\/raad ; kg:heldBy id:per\\/{name} . "
    )


@pytest.mark.parametrize("word", ["chair", "mayor"])
@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (("", ""), ("", ""), "… to …"),
        (("", "2020-06-30"), ("2020-06-30", ""), "2020-06-30 to 2020-06-30"),
        (("2019", ""), ("", "2020-06"), "2019-01-01 to 2020-06-30"),
        (("", "2020-06"), ("2020-03", "2022"), "2020-03-01 to 2020-06-30"),
        (("", "2020-06-29"), ("2020-06-30", ""), ""),
        (("", "2020"), ("2020", ""), ""),
        (("", "2020-06-30"), ("2020", ""), ""),
        (("", "2020-06"), ("2020-06-15", ""), ""),
    ],
)
def test_two_chairs_or_mayors_are_at_one_place_only_one_after_the_other(
    first: tuple[str, str], second: tuple[str, str], days: str, word: str
) -> None:
    found = validate(graph(role("a", *first, word=word) + role("b", *second, word=word)))
    told = [said(each, "en") for each in found]
    assert told == (
        [f"S10: body:raad must have at most one chair or mayor at a time; role:{one} and role:{other} overlap "
         f"from {days}." for one, other in ("ab", "ba")] if days else []
    )  # fmt: skip


def test_a_chair_and_a_mayor_or_two_roles_of_one_person_do_not_clash() -> None:
    assert validate(graph(role("a") + role("b", word="mayor"))) == []
    assert validate(graph(role("a") + role("b").replace("per\\/b", "per\\/a"))) == []


def test_a_quote_in_a_value_does_not_hide_the_message() -> None:
    told = validate(
        graph("""<urn:a> a kg:Programme ; kg:numberToc '1"2' ; kg:directPartOf <urn:p> .
        <urn:b> a kg:Programme ; kg:numberToc '1"2' ; kg:directPartOf <urn:p> .""")
    )
    assert {said(one, "nl") for one in told} == {
        'S5: een ander onderdeel van hetzelfde programma heeft ook het nummer 1"2 in de inhoudstafel.'
    }


def test_two_rules_that_one_fact_breaks_are_always_told_in_one_order() -> None:
    both = [finding for _ in range(8) for finding in validate(graph(FAILING["S4"]))]
    assert [finding.severity for finding in both] == ["Violation", "Warning"] * 8
    assert order(both[0]) < order(both[1])


def test_contact_data_is_a_warning_only() -> None:
    assert {finding.severity for finding in validate(graph(FAILING["S11"]))} == {"Warning"}


def test_figures_rise_from_visitors_to_page_views() -> None:
    findings = validate(
        graph("""
        metric:visits a kg:Metric . metric:unique_visitors a kg:Metric .
        <urn:a> a kg:Observation ; kg:statisticOf <urn:p> ; kg:asOf '2020-01-01'^^xsd:date ;
            kg:metric metric:unique_visitors ; kg:value 11 .
        <urn:b> a kg:Observation ; kg:statisticOf <urn:p> ; kg:asOf '2020-01-01'^^xsd:date ;
            kg:metric metric:visits ; kg:value 10 .""")
    )

    assert [(finding.shape, finding.focus) for finding in findings] == [("S7", "<urn:a>")]


def by_pyshacl(turtle: str, ended: Sequence[str] = ()) -> set[tuple[str, str | None]]:
    """Return the focus and the path of each result of pySHACL, without those about things that have ended."""
    data = rdflib.Graph().parse(data=PREFIXES + turtle)
    shapes = rdflib.Graph().parse(data=graph_folder().shapes[0].read_text(encoding="utf-8"))
    _, report, _ = pyshacl_validate(data, shacl_graph=shapes, advanced=False)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found: set[tuple[str, str | None]] = set()
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        path = report.value(result, sh.resultPath)
        named = path.n3() if isinstance(path, rdflib.URIRef) else None
        found.add((report.value(result, sh.focusNode).n3(), named))
    return {(focus, path) for focus, path in found if focus not in ended}
