"""`kennisgraaf token`: manage the tokens that give permission to write, or to copy versions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, heads, print_json, print_table
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from graph_api.auth import Tokens


def new(
    *,
    scope: Annotated[list[str] | None, Parameter(name="--scope")] = None,
    days: int | None = None,
    note: str = "",
    as_json: JsonFlag = False,
) -> int:
    """Make a token, and show it only now; a running server accepts it at once.

    Parameters
    ----------
    scope
        Permission: update, store, upload or admin; or replicate, to copy versions.
        Repeat for more; the first four if not given.
    days
        Days until it expires; never if not given.
    note
        The person or purpose it is for.
    """
    from graph_api.auth import SCOPES

    text, token = _tokens().new(_words(scope) or SCOPES, days=days, note=note)
    told = {"token": text, "id": token.id, "scopes": list(token.scopes), "expires": token.expires}
    if as_json:
        print_json(told)
    else:
        scopes, expires = ", ".join(token.scopes), token.expires or say("never")
        print(say("token_made", text=text, id=token.id, scopes=scopes, expires=expires))
    return 0


def show(*, as_json: JsonFlag = False) -> int:
    """List the tokens; their secret texts are not stored."""
    from graph_api.auth import public

    tokens = _tokens().all()
    if as_json:
        print_json([public(token) for token in tokens])
        return 0
    rows = [(each.id, " ".join(each.scopes), each.created, each.expires or say("never"), each.note) for each in tokens]
    print_table(["id", *heads(("scopes", "created", "expires", "note"))], rows)
    return 0


def revoke(name: str, /, *, as_json: JsonFlag = False) -> int:
    """Revoke a token; a running server refuses it at once.

    Parameters
    ----------
    name
        The id that kennisgraaf token list shows.
    """
    _tokens().revoke(name)
    if as_json:
        print_json({"id": name, "revoked": True})
    else:
        print(say("revoked", id=name))
    return 0


def _words(scopes: Sequence[str] | None) -> list[str]:
    return [word for scope in scopes or () for word in scope.replace(",", " ").split()]


def _tokens() -> "Tokens":
    """Return the tokens of the state. Raises: OtherBase (500)."""
    from graph_api.auth import Tokens

    return Tokens(open_state().root)
