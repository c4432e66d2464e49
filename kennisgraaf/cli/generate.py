"""`kennisgraaf generate`: the files that are written from the ontology."""

from kennisgraaf.cli.console import complain


def generate(*, check: bool = False, release: bool = False) -> int:
    """Write the files that follow from the ontology.

    Parameters
    ----------
    check
        Write nothing; exit with 1 when a file is not what would be written.
    release
        Also take the GraphQL schema as the one that later changes are compared with.
    """
    from graph_api.graphql.generate import TARGET, is_current, write

    if check:
        if not is_current():
            complain(f"{TARGET} is not what the ontology gives; run kennisgraaf generate")
        return 0 if is_current() else 1
    write()
    print(f"{TARGET} is what the ontology gives")
    if release:
        _take_contract()
    return 0


def _take_contract() -> None:
    from graph_api.graphql import contract
    from graph_api.graphql.schema import schema

    contract.write(contract.contract(schema()._schema))
    print(f"{contract.TARGET} is what later schemas are compared with")
