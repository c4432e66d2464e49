"""The texts that the commands print, in Dutch and in English; `KEY_one` is the text for one."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "accepted": ("aanvaard", "accepted"),
    "after": ("na {line}", "after {line}"),
    "backed_up": ("versie {version} staat in {file} ({bytes} bytes)", "version {version} is in {file} ({bytes} bytes)"),
    "check_A": ("aanvaard", "accepted"),
    "check_F": ("geweigerd", "refused"),
    "check_Q": ("rijen apart gezet", "rows quarantined"),
    "check_W": ("aanvaard, met opmerkingen", "accepted with warnings"),
    "check_all": ("; --json toont ze allemaal", "; --json has them all"),
    "check_loads": (
        "{file}: {outcome}; rijen die zouden laden: {rows}",
        "{file}: {outcome}; rows that would load: {rows}",
    ),
    "column_added": ("toegevoegd", "added"),
    "column_axiom": ("axioma", "axiom"),
    "column_body": ("voorwaarden", "body"),
    "column_created": ("gemaakt op", "created"),
    "column_default": ("standaard", "default"),
    "column_expires": ("vervalt", "expires"),
    "column_file": ("bestand", "file"),
    "column_head": ("besluit", "head"),
    "column_inferred_added": ("afgeleid erbij", "inferred added"),
    "column_inferred_removed": ("afgeleid weg", "inferred removed"),
    "column_loaded": ("geladen", "loaded"),
    "column_meaning": ("betekenis", "meaning"),
    "column_names": ("namen", "names"),
    "column_note": ("notitie", "note"),
    "column_quads": ("quads", "quads"),
    "column_quarantined": ("apart gezet", "quarantined"),
    "column_removed": ("verwijderd", "removed"),
    "column_rows": ("rijen", "rows"),
    "column_rule": ("regel", "rule"),
    "column_scopes": ("rechten", "scopes"),
    "column_setting": ("instelling", "setting"),
    "column_skipped": ("overgeslagen", "skipped"),
    "column_stale": ("verouderd", "stale"),
    "column_unchanged": ("ongewijzigd", "unchanged"),
    "column_value": ("waarde", "value"),
    "column_version": ("versie", "version"),
    "describe_decisions": ("Te beslissen", "To decide"),
    "describe_guesses": ("Gokken", "Guesses"),
    "describe_replaced": ("vervangen", "replaced"),
    "describe_unwritten": (
        "{file} (niet geschreven; --write schrijft het)",
        "{file} (not written; --write writes it)",
    ),
    "describe_written": ("Geschreven: {files}", "Written: {files}"),
    "diff_counts": (
        "van {old} naar {new}: {came} nieuw, {ended} afgelopen, {changed} gewijzigd",
        "from {old} to {new}: {came} new, {ended} ended, {changed} changed",
    ),
    "diff_none": (
        "tussen {old} en {new} verschilt niets van wat rijen zeggen",
        "nothing that rows say differs between {old} and {new}",
    ),
    "erase_deleted": (
        "versie {version} is ingetrokken of onleesbaar; ze wordt verwijderd",
        "version {version} is withdrawn or cannot be read; it is deleted",
    ),
    "erase_done": (
        "gewist; {n} versies zijn opnieuw geschreven, en latere syncs weigeren de sleutel",
        "erased; {n} versions were written anew, and later syncs refuse the key",
    ),
    "erase_done_one": (
        "gewist; {n} versie is opnieuw geschreven, en latere syncs weigeren de sleutel",
        "erased; {n} version was written anew, and later syncs refuse the key",
    ),
    "erase_held": (
        "versie {version}: uitspraken die het noemen: {statements}; rijen die verdwijnen: {rows}; "
        "rijen die met minder feiten blijven: {poorer}",
        "version {version}: statements that name it: {statements}; rows that go: {rows}; "
        "rows that stay with fewer facts: {poorer}",
    ),
    "erase_more": ("en in nog {n} regels; --json toont ze allemaal", "and in {n} more lines; --json lists all"),
    "erase_name_only": (" (alleen de naam)", " (its name only)"),
    "erase_nothing_holds": ("geen bewaarde versie bevat het", "no version that is kept holds it"),
    "erase_planned": (
        "er is niets geschreven; met --yes worden {n} versies opnieuw geschreven",
        "nothing was written; with --yes {n} versions are written anew",
    ),
    "erase_planned_one": (
        "er is niets geschreven; met --yes wordt {n} versie opnieuw geschreven",
        "nothing was written; with --yes {n} version is written anew",
    ),
    "erase_still": ("staat nog in {file}, regel {line}{only}", "still in {file}, line {line}{only}"),
    "findings": ("{n} bevindingen", "{n} findings"),
    "findings_one": ("{n} bevinding", "{n} finding"),
    "infer_contradiction": ("tegenspraak: {words}", "contradiction: {words}"),
    "infer_counts": (
        "{asserted} gegeven, {inferred} afgeleid, {clashes} tegenspraken; {steps}",
        "{asserted} asserted, {inferred} inferred, {clashes} contradictions; {steps}",
    ),
    "infer_not_held": ("{fact}: geldt niet", "{fact}: does not hold"),
    "infer_nothing": (
        "geef een bestand voor de afgeleide triples met --out BESTAND, of gebruik --check of --explain",
        "give a file for the inferred triples with --out FILE, or use --check or --explain",
    ),
    "infer_outside": (
        "waarschuwing: buiten OWL 2 RL en zonder effect: {axiom}: {reason}; {hint}",
        "warning: outside OWL 2 RL and without effect: {axiom}: {reason}; {hint}",
    ),
    "interrupted": ("onderbroken", "interrupted"),
    "more": ("en nog {count}", "and {count} more"),
    "nearest": ("bedoelde je {near}?", "did you mean {near}?"),
    "never": ("nooit", "never"),
    "ontology": ("ontologie", "ontology"),
    "pinned": ("versie {version} heeft de naam {name}", "version {version} has the name {name}"),
    "progress": ("{step}: {done} van {whole} rijen", "{step}: {done} of {whole} rows"),
    "progress_left": ("{speed} rijen/s, nog {left} s", "{speed} rows/s, {left} s left"),
    "progress_working": ("bezig", "working"),
    "quarantine_count": ("{n} rijen in quarantaine", "{n} rows in quarantine"),
    "quarantine_count_one": ("{n} rij in quarantaine", "{n} row in quarantine"),
    "quarantine_refused": ("; geweigerde bestanden: {n}", "; files refused: {n}"),
    "quarantined": ("apart gezet", "quarantined"),
    "ready": (
        "{folder} is klaar. Verder:\n  cd {folder}\n  kennisgraaf sync\n  kennisgraaf serve",
        "{folder} is ready. Next:\n  cd {folder}\n  kennisgraaf sync\n  kennisgraaf serve",
    ),
    "rebuild_correct": (
        "versie {version} klopt en blijft de nieuwste",
        "version {version} is correct and stays the newest",
    ),
    "rebuild_published": (
        "versie {version} is gepubliceerd, met alle feiten opnieuw afgeleid",
        "version {version} is published, with all facts inferred again",
    ),
    "rebuild_saved": (
        "de bewaarde afleidingen waren fout; de volgende wijziging maakt ze opnieuw",
        "the saved closure was wrong; the next change derives it again",
    ),
    "rebuild_withdrawn": (
        "versie {version} is ingetrokken: haar afgeleide feiten zijn fout",
        "version {version} is withdrawn: it has wrong inferred facts",
    ),
    "rebuild_wrong": ("fout in {graph}", "wrong in {graph}"),
    "refused": ("geweigerd", "refused"),
    "replica_again": ("{address} antwoordt weer", "{address} answers again"),
    "replicated": ("versie {version} is hier", "version {version} is here"),
    "replicated_nothing": ("er is nog niets gepubliceerd", "nothing is published yet"),
    "restored": (
        "versie {version} met {quads} quads is nu de nieuwste",
        "version {version} with {quads} quads is now the newest",
    ),
    "revoked": ("token {id} is ingetrokken", "token {id} is revoked"),
    "rolled_back": (
        "versie {version} bevat de feiten van versie {of}: {added} erbij, {removed} weg",
        "version {version} holds the facts of version {of}: {added} added, {removed} removed",
    ),
    "rolled_back_already": (
        "versie {version} bevat de feiten van versie {of} al; er is niets gepubliceerd",
        "version {version} holds the facts of version {of} already; nothing was published",
    ),
    "schema_addition": ("toevoeging: {change}", "addition: {change}"),
    "schema_breaking": ("breekt programma’s: {change}", "breaking: {change}"),
    "schema_counts": (
        "{breaking} die programma’s breken, {risky} met risico, {additions} toevoegingen",
        "{breaking} breaking, {risky} risky, {additions} additions",
    ),
    "schema_risky": ("met risico: {change}", "risky: {change}"),
    "serve_nothing": (
        "er is nog niets gepubliceerd; voer kennisgraaf sync MAP uit, herstarten is niet nodig",
        "nothing is published yet; run kennisgraaf sync FOLDER, no restart is needed",
    ),
    "serve_ready": (
        "Kennisgraaf is klaar op {address}\n"
        "  {address}/graphql         vraag in GraphQL\n"
        "  {address}/sparql          vraag in SPARQL\n"
        "  {address}/class           bekijk wat er in de graaf staat",
        "Kennisgraaf is ready on {address}\n"
        "  {address}/graphql         ask in GraphQL\n"
        "  {address}/sparql          ask in SPARQL\n"
        "  {address}/class           see what is in the graph",
    ),
    "serve_ready_plain": (
        "Een gewone dataset is klaar op {address}\n"
        "  {address}/sparql          vraag\n"
        "  {address}/update          schrijf, met een token van kennisgraaf token new\n"
        "  {address}/store           lees en schrijf grafen",
        "An ordinary dataset is ready on {address}\n"
        "  {address}/sparql          ask\n"
        "  {address}/update          write, with a token from kennisgraaf token new\n"
        "  {address}/store           read and write graphs",
    ),
    "severity_Info": ("Ter info", "Info"),
    "severity_Violation": ("Schending", "Violation"),
    "severity_Warning": ("Waarschuwing", "Warning"),
    "step_check": ("controleren {seconds} s", "check {seconds} s"),
    "step_compile": ("regels maken {seconds} s", "compile {seconds} s"),
    "step_read": ("lezen {seconds} s", "read {seconds} s"),
    "step_reason": ("redeneren {seconds} s", "reason {seconds} s"),
    "step_write": ("schrijven {seconds} s", "write {seconds} s"),
    "stopped": ("gestopt", "stopped"),
    "sync_added": ("toegevoegd", "added"),
    "sync_all": ("; --report BESTAND toont ze allemaal", "; --report FILE has them all"),
    "sync_changed": ("gewijzigd", "changed"),
    "sync_counts": (
        "{files} bestanden, {rows} rijen; {verb}: {added} triples erbij, {removed} weg; "
        "afgeleid {more} erbij, {less} weg ({seconds} s)",
        "{files} files, {rows} rows; {verb}: {added} triples added, {removed} removed; "
        "inferred {more} added, {less} removed ({seconds} s)",
    ),
    "sync_cut": ("… en meer: --report BESTAND toont alles", "… and more: --report FILE has all of them"),
    "sync_differences_cut": (
        "… en meer: kennisgraaf diff {old} {new} toont alles",
        "… and more: kennisgraaf diff {old} {new} has all of them",
    ),
    "sync_follows": ("Daaruit zou volgen:", "From that would follow:"),
    "sync_follows_no_more": ("Dit zou niet meer volgen:", "This would no longer follow:"),
    "sync_removed": ("verwijderd", "removed"),
    "sync_would_change": ("zou wijzigen", "would change"),
    "template_written": ("{file} en {file}-metadata.json", "{file} and {file}-metadata.json"),
    "token_made": (
        "{text}\n  id {id}, rechten {scopes}, vervalt {expires}",
        "{text}\n  id {id}, scopes {scopes}, expires {expires}",
    ),
    "validate_contradiction": ("Tegenspraak: {words}", "Contradiction: {words}"),
    "validate_counts": (
        "versie {version}: bevindingen: {findings}; tegenspraken: {clashes}",
        "version {version}: {findings} findings, {clashes} contradictions",
    ),
    "validate_ontology": ("Ontologie: {words}", "Ontology: {words}"),
    "verify_erasure": (
        "een wissing is onderbroken; voer kennisgraaf erase opnieuw uit met dezelfde sleutel",
        "an erasure was interrupted; run kennisgraaf erase with the same key again",
    ),
    "verify_intact": (
        "{whole} van {all} versies zijn gaaf, {proved} zijn bewezen",
        "{whole} of {all} versions are intact, {proved} are proved",
    ),
    "verify_withdrawn": ("versie {version} is ingetrokken: {detail}", "version {version} is withdrawn: {detail}"),
    "version_side": ("versie {name}", "version {name}"),
    "warned": ("let op", "warned"),
    "written_in": (
        "geschreven in versie {version} op {at} met token {by}",
        "written in version {version} at {at} with token {by}",
    ),
}
"""For each key, the text in Dutch and in English."""
