"""The grammar of SPARQL 1.1 as rules over tokens (see `tokens.py`), and the words for tokens in messages.

A rule has alternatives (`|`) of parts: a rule or a kind of token as a word, a token in quotes, a group in brackets; `?`
is at most one, `*` any number, `+` at least one. The first token decides which alternative applies. The grammar accepts
a little more than the standard: signs and empty brackets are separate tokens, and a template may contain a path.
Source: https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

RULES = """
Query         = Prologue ( Select | Construct | Describe | Ask ) Values?
Prologue      = ( BASE IRI | PREFIX NAME IRI )*
Select        = Projection Dataset* Where Modifiers
SubSelect     = Projection Where Modifiers Values?
Projection    = SELECT ( DISTINCT | REDUCED )? ( ( VARIABLE | Named )+ | '*' )
Named         = '(' Expression AS VARIABLE ')'
Construct     = CONSTRUCT ( Template Dataset* Where Modifiers | Dataset* WHERE Template Modifiers )
Template      = '{' Triples? '}'
Describe      = DESCRIBE ( VarOrIri+ | '*' ) Dataset* Where? Modifiers
Ask           = ASK Dataset* Where Modifiers
Dataset       = FROM NAMED? Iri
Where         = WHERE? Group
Modifiers     = ( GROUP BY Grouped+ )? ( HAVING Constraint+ )? ( ORDER BY Ordered+ )? Slice?
Grouped       = BuiltInCall | Iri Arguments | '(' Expression ( AS VARIABLE )? ')' | VARIABLE
Ordered       = ( ASC | DESC ) Bracketed | Constraint | VARIABLE
Slice         = LIMIT NUMBER ( OFFSET NUMBER )? | OFFSET NUMBER ( LIMIT NUMBER )?
Values        = VALUES Block

Update        = Prologue ( Operation ( ';' Update )? )?
Operation     = Load | Empty | Create | Transfer | Insert | Delete | With
Load          = LOAD SILENT? Iri ( INTO GRAPH Iri )?
Empty         = ( CLEAR | DROP ) SILENT? ( GRAPH Iri | DEFAULT | NAMED | ALL )
Create        = CREATE SILENT? GRAPH Iri
Transfer      = ( ADD | MOVE | COPY ) SILENT? Place TO Place
Place         = DEFAULT | GRAPH? Iri
Insert        = INSERT ( DATA Quads | Quads Pattern )
Delete        = DELETE ( DATA Quads | WHERE Quads | Quads ( INSERT Quads )? Pattern )
With          = WITH Iri ( DELETE Quads ( INSERT Quads )? | INSERT Quads ) Pattern
Pattern       = ( USING NAMED? Iri )* WHERE Group
Quads         = '{' Triples? ( GRAPH VarOrIri '{' Triples? '}' '.'? Triples? )* '}'

Group         = '{' ( SubSelect | Triples? ( Other '.'? Triples? )* ) '}'
Other         = Group ( UNION Group )* | ( OPTIONAL | MINUS | LATERAL ) Group | GRAPH VarOrIri Group
              | SERVICE SILENT? VarOrIri Group | FILTER Constraint | BIND Named | Values
Block         = VARIABLE '{' Datum* '}' | '(' VARIABLE* ')' '{' ( '(' Datum* ')' )* '}'
Datum         = Iri | Literal | ( '+' | '-' ) NUMBER | UNDEF
Constraint    = Bracketed | BuiltInCall | Iri Arguments
Triples       = Subject ( '.' Triples? )?
Subject       = Term Properties | Node Properties?
Properties    = Verb Objects ( ';' ( Verb Objects )? )*
Verb          = Path | VARIABLE
Objects       = Object ( ',' Object )*
Object        = Term | Node
Node          = '(' Object* ')' | '[' Properties? ']'
Term          = VARIABLE | Iri | Literal | ( '+' | '-' ) NUMBER | BLANK
Path          = Steps ( '|' Steps )*
Steps         = Step ( '/' Step )*
Step          = '^'? ( Iri | 'a' | '!' Excluded | '(' Path ')' ) ( '?' | '*' | '+' )?
Excluded      = One | '(' ( One ( '|' One )* )? ')'
One           = '^'? ( Iri | 'a' )

Expression    = And ( '||' And )*
And           = Relation ( '&&' Relation )*
Relation      = Sum ( ( '=' | '!=' | '<' | '>' | '<=' | '>=' ) Sum | IN List | NOT IN List )?
Sum           = Product ( ( '+' | '-' ) Product )*
Product       = Factor ( ( '*' | '/' ) Factor )*
Factor        = ( '!' | '+' | '-' )* ( Bracketed | BuiltInCall | Iri Arguments? | Literal | VARIABLE )
Bracketed     = '(' Expression ')'
BuiltInCall   = FUNCTION List | EXISTS Group | NOT EXISTS Group | Aggregate
Aggregate     = AGGREGATE '(' DISTINCT? ( '*' | Expression ) ( ';' SEPARATOR '=' TEXT )? ')'
Arguments     = '(' ( DISTINCT? Expression ( ',' Expression )* )? ')'
List          = '(' ( Expression ( ',' Expression )* )? ')'
Literal       = TEXT ( LANGUAGE | '^^' Iri )? | NUMBER | TRUE | FALSE
VarOrIri      = VARIABLE | Iri
Iri           = IRI | NAME
"""

_FUNCTIONS = """
    ABS BNODE BOUND CEIL COALESCE CONCAT CONTAINS DATATYPE DAY ENCODE_FOR_URI FLOOR HOURS IF IRI ISBLANK ISIRI ISLITERAL
    ISNUMERIC ISURI LANG LANGMATCHES LCASE MD5 MINUTES MONTH NOW RAND REGEX REPLACE ROUND SAMETERM SECONDS SHA1 SHA256
    SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR TIMEZONE TZ UCASE URI
    UUID YEAR HASLANG HASLANGDIR ISTRIPLE LANGDIR OBJECT PREDICATE STRLANGDIR SUBJECT TRIPLE
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
AGGREGATES = frozenset(["AVG", "COUNT", "GROUP_CONCAT", "MAX", "MIN", "SAMPLE", "SUM"])

KINDS = {"iri": "IRI", "variable": "VARIABLE", "string": "TEXT", "number": "NUMBER", "language": "LANGUAGE"}
"""The names of kinds of tokens in the rules; keywords, names and punctuation have names of their own."""

END = "END"
"""The kind of the token after the last one."""

TOLD = {
    "an expression": frozenset(["FUNCTION", "NUMBER", "TEXT", "'('", "'!'"]),
    "a term": frozenset(["IRI", "NUMBER", "TEXT", "BLANK"]),
    "a path": frozenset(["IRI", "'a'", "'^'", "'!'"]),
    "a value": frozenset(["IRI", "NUMBER", "TEXT", "UNDEF"]),
}
"""Names for sets of tokens in messages, each with a few tokens that identify the set."""

BEGINNINGS = {
    "an expression": "FUNCTION AGGREGATE EXISTS NOT IRI NAME TEXT NUMBER TRUE FALSE VARIABLE '(' '!' '+' '-'",
    "a term": "VARIABLE IRI NAME TEXT NUMBER TRUE FALSE BLANK '+' '-' '(' '['",
    "a path": "IRI NAME 'a' '^' '!' '('",
    "a value": "IRI NAME TEXT NUMBER TRUE FALSE UNDEF '+' '-'",
}
"""All tokens of each of those sets."""

NAMES = {
    "IRI": "an IRI",
    "NAME": "a prefixed name",
    "VARIABLE": "a variable",
    "TEXT": "a text in quotes",
    "NUMBER": "a number",
    "LANGUAGE": "a language tag",
    "BLANK": "a blank node",
    "FUNCTION": "a function",
    "AGGREGATE": "an aggregate",
    END: "the end",
}
