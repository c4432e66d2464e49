"""`kennisgraaf generate`: the files that are written from the ontology."""

from kennisgraaf.cli.console import complain


def generate(*, check: bool = False) -> int:
    """Write the files that follow from the ontology.

    Parameters
    ----------
    check
        Write nothing; exit with 1 when a file is not what would be written.
    """
    from graph_api.graphql.generate import TARGET, is_current, write

    if not check:
        write()
        print(f"{TARGET} is what the ontology gives")
        return 0
    if not is_current():
        complain(f"{TARGET} is not what the ontology gives; run kennisgraaf generate")
        return 1
    return 0
