"""`kennisgraaf pin`: give a version a name."""

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import JsonFlag, print_json
from kennisgraaf.cli.state import open_state


def pin(version: int, name: str, /, *, json: JsonFlag = False) -> None:
    """Give a version a name: it is never deleted, and ?version=NAME reads it.

    You can cite the name: it is never removed or given to another version.

    Parameters
    ----------
    version
        Number of the version; kennisgraaf history lists them.
    name
        Lower-case letters, digits and hyphens, beginning with a letter.
    """
    from kennisgraaf.settings import read_settings

    settings = read_settings()
    open_state(settings).pin(version, name, wait_s=settings.lock_wait_s)
    if json:
        print_json({"version": version, "name": name})
    else:
        print(say("pinned", version=str(version), name=name))
