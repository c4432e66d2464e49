"""The types of provenance and explanations. Their values are `Provenance`, `Explained` and what these refer to."""

import strawberry


@strawberry.type(description="The document that rows of an inventory were taken from.")
class SourceDocument:
    """The document of a row."""

    iri: strawberry.ID = strawberry.field(description="The IRI of the document.")
    key: str = strawberry.field(description="The key of the document.")
    label: str = strawberry.field(description="The label of the document.")


@strawberry.type(description="The corrected text of a line, or of a part of it.")
class LineReading:
    """A corrected reading of a line."""

    text: str = strawberry.field(description="The text as it should be read; empty if the line is left out.")
    after: int | None = strawberry.field(description="The line it follows, if a correction moves it.")


@strawberry.type(description="A line of a source text, as printed, and as corrected.")
class SourceLine:
    """A numbered line of a source text."""

    number: int = strawberry.field(description="The number of the line in the text; the first is 1.")
    printed: str = strawberry.field(description="The line as printed.")
    readings: list[LineReading] = strawberry.field(
        description="The corrected readings; empty if the line reads as printed."
    )


@strawberry.type(description="A row of an inventory that states something.")
class SourceRow:
    """The row that states a triple."""

    iri: strawberry.ID = strawberry.field(description="The IRI of the row.")
    file: str = strawberry.field(description="The file of the inventory.")
    line: int | None = strawberry.field(description="The line of the row in that file.")
    columns: list[str] = strawberry.field(
        description="The columns whose cells state the triple; empty if no cell does."
    )
    basis: str = strawberry.field(
        description="The basis of the row: `stated`, `context`, `layout`, `derived`, `ambiguous`, `assigned`, "
        "`reference`, `translation`, "
        "or `ended` for facts about the end of a thing."
    )
    basis_words: str = strawberry.field(description="The basis in words.")
    document: SourceDocument | None = strawberry.field(
        description="The document that the row was taken from; null if it names none, and for reference data."
    )
    cited: str = strawberry.field(
        description="The document and its lines in words, such as `Jaarplan 2020, line 93`; empty for reference data."
    )
    source_lines: list[str] = strawberry.field(
        description="The lines of the source document that the row is based on; empty for reference data."
    )
    lines: list[SourceLine] = strawberry.field(
        description="The text of these lines: each once, in the order of the document."
    )
    stale_since: int | None = strawberry.field(
        description="The version since which a previous, valid content of the row is kept; null if it is current."
    )


@strawberry.type(description="An update or stored graph that states a triple.")
class Write:
    """An update or stored graph that states a triple."""

    id: strawberry.ID = strawberry.field(description="The IRI, and the moment if `@at` chose it.")
    iri: strawberry.ID = strawberry.field(description="The IRI of the version that the write created.")
    at: str = strawberry.field(description="The time of the write, as an xsd:dateTime.")
    by: str = strawberry.field(description="The name of the token used for the write.")


@strawberry.type(description="The origin of a fact.")
class Provenance:
    """The origin of a fact."""

    stated: bool = strawberry.field(
        description="True if a row or a write states the fact, or its inverse, on whatever basis."
    )
    inferred: bool = strawberry.field(
        description="True if the fact follows by a rule, and no row or write states it in this direction."
    )
    graphs: list[strawberry.ID] = strawberry.field(description="The IRIs of the graphs that hold the fact.")
    rows: list[SourceRow] = strawberry.field(description="The rows that state the fact or, if none does, its inverse.")
    writes: list[Write] = strawberry.field(description="The writes that state the fact or, if none does, its inverse.")
    since: int = strawberry.field(description="The version that brought the fact, without interruption since then.")
    since_exact: bool = strawberry.field(
        description="False if an older version, which is no longer kept, may have had the fact already."
    )


@strawberry.type(description="One step of a derivation: a triple and the reason that it holds.")
class Step:
    """One step of a derivation."""

    number: int = strawberry.field(description="The number of the step, from 1.")
    subject: str = strawberry.field(description="The IRI of the subject.")
    predicate: str = strawberry.field(description="The IRI of the property.")
    object: str = strawberry.field(description="The IRI of the object, or the text of a value.")
    sentence: str = strawberry.field(description="The triple as a sentence.")
    rule: str | None = strawberry.field(description="The rule that gives the triple; null if rows state it.")
    reason: str | None = strawberry.field(description="The rule as a sentence; null if rows state the triple.")
    axiom: str | None = strawberry.field(description="The axiom that the rule applies, in formal notation.")
    premises: list[int] = strawberry.field(description="The numbers of the steps that the triple follows from.")
    rows: list[SourceRow] = strawberry.field(description="The rows that state the triple, or the axiom.")
    writes: list[Write] = strawberry.field(description="The writes that state the triple.")


@strawberry.type(description="The explanation of a triple: rules, premises and rows.")
class Explanation:
    """A derivation, with each step after its premises."""

    asserted: bool = strawberry.field(description="True if rows state the triple themselves.")
    text: str = strawberry.field(description="The whole derivation as text, with a line for each step.")
    steps: list[Step] = strawberry.field(description="The steps, each after its premises.")


@strawberry.type(description="A rule that could give a triple that does not hold.")
class NearMiss:
    """The premises of a rule that hold and those that are missing; a letter such as X1 means any thing."""

    rule: str = strawberry.field(description="The name of the rule.")
    words: str = strawberry.field(description="The rule in words.")
    axiom: str = strawberry.field(description="The axiom that the rule applies, in formal notation.")
    reason: str = strawberry.field(description="The rule as a sentence.")
    holds: list[str] = strawberry.field(description="The premises that hold, as sentences.")
    missing: list[str] = strawberry.field(description="The premises that are missing, as sentences.")
    is_example: bool = strawberry.field(description="True if other things would do as well as those that are missing.")
