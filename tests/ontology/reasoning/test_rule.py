from pyoxigraph import NamedNode

from ontology.reasoning import Atom, Name, Rule

P, C, V = (NamedNode(f"urn:x:{name}") for name in "pCv")


def test_an_atom_is_named_by_its_term_and_how_many_things_it_speaks_of() -> None:
    assert Atom(P, ("x", "y")).name == Name(P, 2)
    assert Atom(C, ("x",)).name == Name(C, 1)


def test_constants_are_no_variables() -> None:
    assert Atom(P, ("x", V)).variables == {"x"}


def test_the_atoms_of_a_rule_are_its_body_and_its_head() -> None:
    body = (Atom(P, ("x", "y")),)

    assert Rule("prp-dom", Atom(C, ("x",)), body).atoms == (*body, Atom(C, ("x",)))
    assert Rule("prp-irp", None, body).atoms == body
    assert Rule("prp-irp", None, body).variables == {"x", "y"}
