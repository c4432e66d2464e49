"""The words of the interface, in the languages it speaks; words of the data come from the ontology."""

from collections.abc import Callable
from typing import TypeAlias

INTERFACE = ("nl", "en")
"""Languages of the interface; the first one is used when a reader asks for none of them."""

WORDS: dict[str, tuple[str, str]] = {
    "about_key": ("sleutel", "key"),
    "all_versions": ("nieuwste versie", "newest version"),
    "and_more": ("toon er nog {n}", "show {n} more"),
    "and_all": ("toon alle feiten", "show all facts"),
    "asserted": ("Dit staat in een bron en is niet afgeleid.", "A source states this; it is not inferred."),
    "axioms": ("regels", "axioms"),
    "because": ("want", "because"),
    "by_rule": ("Regel:", "Rule:"),
    "classes": ("Klassen", "Classes"),
    "column_file": ("bestand", "file"),
    "column_key": ("sleutel", "key"),
    "column_line": ("rij", "row"),
    "column_source": ("bronregels", "source lines"),
    "count_things": ("dingen", "things"),
    "count_facts": ("feiten", "facts"),
    "count_inferred": ("afgeleid, elk met een verklaring", "inferred, each explained"),
    "count_sources": ("inventarissen", "inventories"),
    "domain": ("van", "from"),
    "equivalent": ("hetzelfde als", "same as"),
    "explained": ("Waarom staat dit er?", "Why is this here?"),
    "file": ("bestand", "file"),
    "formats": ("Deze gegevens", "This data"),
    "follows": ("nog {n} feiten die hieruit volgen", "{n} more facts that follow from these"),
    "follows_one": ("nog 1 feit dat hieruit volgt", "1 more fact that follows from these"),
    "go_home": ("naar het begin", "to the home page"),
    "graph": ("Graaf", "Graph"),
    "group_events": ("Evenementen en mijlpalen", "Events and milestones"),
    "group_facts": ("Gegevens", "Facts"),
    "group_kinds": ("Soorten", "Kinds"),
    "group_organisations": ("Organisaties en mensen", "Organisations and people"),
    "group_other": ("Verder", "Also"),
    "group_places": ("Steden en gebieden", "Cities and areas"),
    "group_programmes": ("Programma’s en oproepen", "Programmes and calls"),
    "group_projects": ("Projecten", "Projects"),
    "group_referred": ("Verwijzingen hierheen", "What refers to this"),
    "group_rows": ("Deelnames en rijen", "Participations and rows"),
    "group_tools": ("Instrumenten en platformen", "Tools and platforms"),
    "hash": ("vingerafdruk (SHA-256)", "fingerprint (SHA-256)"),
    "home_lead": (
        "Wat een jaarplan van dertien Vlaamse centrumsteden vertelt, als graaf: wie waaraan meedoet, wat daaruit "
        "volgt, en in welke rij en bronregel het staat.",
        "What a yearly plan of thirteen Flemish centre cities tells, as a graph: who takes part in what, what follows "
        "from it, and in which row and source line it stands.",
    ),
    "home_title": ("Kennis over steden, met bron en reden", "Knowledge about cities, with source and reason"),
    "include_asserted": ("Alleen wat een bron zegt.", "Only what a source states."),
    "include_inferred": ("Alleen wat is afgeleid.", "Only what is inferred."),
    "inverse": ("andersom", "inverse"),
    "language_other": ("English", "Nederlands"),
    "licence": ("licentie van de gegevens", "licence of the data"),
    "nav_words": ("Woorden", "Vocabulary"),
    "nearest": ("Bedoelde je", "Did you mean"),
    "newest_title": ("Nieuwste versie", "Newest version"),
    "newest": ("nieuwste versie", "newest version"),
    "next_page": ("volgende", "next"),
    "no": ("nee", "no"),
    "no_row": ("geen rij", "no row"),
    "no_results": ("Niets gevonden voor", "Nothing found for"),
    "not_stated": ("niet vermeld", "not stated"),
    "old_version": ("Je leest een oudere versie", "You are reading an older version"),
    "page_of": ("Deel {page} van {pages}: {total} feiten in totaal.", "Part {page} of {pages}: {total} facts in all."),
    "previous_page": ("vorige", "previous"),
    "properties": ("Eigenschappen", "Properties"),
    "prov_facts": ("{n} feiten, {m} daarvan afgeleid", "{n} facts, {m} of them inferred"),
    "prov_facts_one": ("1 feit", "1 fact"),
    "prov_files": ("uit {n} inventarissen", "of {n} inventories"),
    "prov_files_one": ("uit 1 inventaris", "of 1 inventory"),
    "prov_rows": ("{n} rijen", "{n} rows"),
    "prov_rows_one": ("1 rij", "1 row"),
    "provenance": ("Herkomst", "Provenance"),
    "quads": ("uitspraken", "statements"),
    "range": ("naar", "to"),
    "reference": ("referentiegegevens", "reference data"),
    "results": ("{n} gevonden voor", "{n} found for"),
    "results_cut": ("De eerste {n} van {total} voor", "The first {n} of {total} for"),
    "row": ("Rij", "Row"),
    "row_facts": ("Wat deze rij zegt", "What this row states"),
    "rows": ("Rijen en bronregels", "Rows and source lines"),
    "rows_here": ("rijen en bronregels", "rows and source lines"),
    "search": ("Zoek", "Search"),
    "search_placeholder": ("Zoek een stad, project, partner …", "Search a city, project, partner …"),
    "shown_before": ("hierboven uitgelegd", "explained above"),
    "skip": ("Naar de inhoud", "To the content"),
    "source": ("Inventaris", "Inventory"),
    "source_line": ("bronregel", "source line"),
    "source_rows": ("Rijen", "Rows"),
    "stale_since": ("verouderd sinds", "stale since"),
    "step_by_step": ("stap voor stap, in {n} stappen", "step by step, in {n} steps"),
    "subclass": ("een soort", "a kind of"),
    "subproperty": ("een vorm van", "a form of"),
    "synthetic_shown": ("Met verzonnen testgegevens.", "With made-up test data."),
    "symmetric": ("geldt in beide richtingen", "holds in both directions"),
    "transitive": ("geldt over meer stappen", "holds over several steps"),
    "try_city": ("Een stad", "A city"),
    "try_city_more": (
        "Projecten, programma’s en partners van Gent, met bij elk afgeleid feit de reden.",
        "Projects, programmes and partners of Ghent, with the reason for each inferred fact.",
    ),
    "try_graphql_more": (
        "Vraag in één keer wat je nodig hebt, met types uit de ontologie.",
        "Ask what you need in one go, with types from the ontology.",
    ),
    "try_sparql_more": (
        "Dezelfde feiten voor wie koppelt en telt, met hetzelfde antwoord.",
        "The same facts for those who link and count, with the same answer.",
    ),
    "try_things": ("Drie dingen om te proberen", "Three things to try"),
    "version": ("Versie", "Version"),
    "version_number": ("nr. {n}", "no. {n}"),
    "version_now": ("toestand van de dienst", "state of the service"),
    "vocabulary": ("De woorden", "The vocabulary"),
    "vocabulary_lead": (
        "Elke klasse en eigenschap van de graaf, met uitleg en met de regels die eruit laten afleiden.",
        "Each class and property of the graph, explained, with the axioms that inference uses.",
    ),
    "what_it_is": ("Wat staat erin", "What is in it"),
    "why": ("waarom?", "why?"),
    "yes": ("ja", "yes"),
}

Say: TypeAlias = Callable[..., str]


def speaker(language: str) -> Say:
    """A function from a key and its numbers to the words of one language; `n=1` takes the words for one, if any."""
    place = INTERFACE.index(language)

    def say(key: str, **numbers: object) -> str:
        one = f"{key}_one"
        words = WORDS[one if numbers.get("n") == 1 and one in WORDS else key][place]
        return words.format(**numbers) if numbers else words

    return say
