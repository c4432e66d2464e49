"""A form in which a person asks in SPARQL; it works without script."""

from html import escape

from graph_api.plain_page import plain_page
from graph_store.formats import CSV, JSON, TSV, TURTLE, XML
from graph_store.snapshot import Snapshot

_EXAMPLE = """PREFIX kg: <{base}ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?class (COUNT(?thing) AS ?things)
WHERE {{ ?thing a ?class . FILTER(STRSTARTS(STR(?class), STR(kg:))) }}
GROUP BY ?class
ORDER BY DESC(?things) ?class
"""


def form(snapshot: Snapshot) -> bytes:
    """The page with the form, an example in it."""
    example = escape(_EXAMPLE.format(base=snapshot.graphs.base))
    formats = "".join(f"<option>{each.name}</option>" for each in (JSON, CSV, TSV, XML, TURTLE))
    includes = "".join(f"<option>{name}</option>" for name in ("all", "asserted", "inferred"))
    return plain_page(
        "SPARQL",
        f"<p>Version {snapshot.version}, {snapshot.manifest.quads} quads. Programs send "
        "<code>GET /sparql?query=…</code> or <code>POST</code>; see <a href='/sparql?format=turtle'>the description of "
        "this service</a>.</p>"
        '<form action="/sparql" method="get"><p><label for="query">Query</label></p>'
        f'<p><textarea id="query" name="query" rows="14" cols="90" spellcheck="false">{example}</textarea></p>'
        f'<p><label>Format <select name="format">{formats}</select></label> '
        f'<label>Facts <select name="include">{includes}</select></label> '
        '<button type="submit">Ask</button></p></form>',
    )
