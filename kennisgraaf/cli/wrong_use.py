"""Say what is wrong with a command line, in our own sentences instead of those of the library that reads it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, get_args

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from graph_store.text import Text
from kennisgraaf.cli.help_pages import translated
from kennisgraaf.cli.language import spoken


def wrong_use(fault: CycloptsError) -> str:
    """Return one sentence about a fault, and the command that shows how it is done."""
    shown = " ".join(("kennisgraaf", *(fault.command_chain or ()), "--help"))
    return spoken(Text("{fault} (see {help})", fault=_sentence(fault), help=shown))


def _sentence(fault: CycloptsError) -> str:
    match fault:
        case UnknownCommandError():
            commands = [name for name in fault.app or () if not name.startswith("-")]
            return _unknown(Text("there is no command {name!r}", name=(fault.unused_tokens or [""])[0]), commands)
        case UnknownOptionError():
            name = (fault.token.keyword or fault.token.value).partition("=")[0]
            options = [option for each in fault.argument_collection for option in each.names]
            return _unknown(Text("there is no option {name}", name=name), options)
        case MissingArgumentError() if fault.keyword:
            return Text("{name} needs a value", name=fault.keyword)
        case MissingArgumentError():
            return Text("{name} is missing", name=_name(fault))
        case CoercionError() if fault.token is not None:
            return Text(
                "{name} is {value!r}; it takes {accepted}",
                name=fault.token.keyword or _name(fault),
                value=fault.token.value,
                accepted=_accepted(fault.target_type),
            )
        case RepeatArgumentError():
            return Text("{name} is given more than once", name=fault.token.keyword or _name(fault))
        case UnusedCliTokensError():
            return Text("{words} is one word too many", words=" ".join(fault.unused_tokens or ()))
    return str(fault)


def _unknown(sentence: Text, known: Iterable[str]) -> Text:
    """Return the sentence with the nearest known name, which its own name is probably meant to be."""
    near = get_close_matches(str(sentence.values["name"]), list(known), 1)
    return Text("{sentence}; did you mean {near}?", sentence=sentence, near=near[0]) if near else sentence


def _name(fault: CycloptsError) -> str:
    """Return the name of an argument as the help shows it: `FILE` or `--out`."""
    name = fault.argument.name if fault.argument is not None else ""
    return name if name.startswith("--") else translated(name.lstrip("-").upper())


def _accepted(kind: Any) -> str:
    if choices := get_args(kind):
        return ", ".join(map(str, choices))
    return Text("a whole number") if kind is int else str(getattr(kind, "__name__", kind))
