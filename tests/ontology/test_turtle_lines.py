"""The lines on which terms are subjects, and the prefixes of a file."""

from ontology.turtle_lines import declared_prefixes, subject_lines

FILE = '''# a:Nothing is only a comment
@prefix a: <urn:a#> .
PREFIX b: <urn:b#>
@base <https://example.org/x/> .

a:One a a:C ; a:says "a text. a:Two follows", """long
a:Three . """@en ; a:p 1.5, a:Four .
  b:Two a a:C. b:Other a a:C . a:One a:again true .
<y> a:p [ a:q ( a:Five ) ] .
[ a:p <urn:z> ] a:q a:r .
b:Dotted\\.name a a:C .
'''


def test_a_term_is_found_where_a_statement_about_it_first_starts() -> None:
    lines = subject_lines(FILE)
    assert lines["urn:a#One"] == 6
    assert lines["urn:b#Two"] == 8
    assert lines["https://example.org/x/y"] == 9
    assert lines["urn:b#Dotted.name"] == 11
    assert not lines.keys() & {"urn:a#Nothing", "urn:a#Three", "urn:a#Four", "urn:a#Five", "urn:z"}


def test_both_spellings_of_a_prefix_count() -> None:
    assert declared_prefixes(FILE) == {"urn:a#": "a", "urn:b#": "b"}


def test_a_file_without_statements_has_none() -> None:
    assert (subject_lines("# nothing"), declared_prefixes("")) == ({}, {})
