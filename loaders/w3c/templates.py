"""URI templates, all four levels. https://www.rfc-editor.org/rfc/rfc6570"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

Value: TypeAlias = "str | Sequence[str]"

_EXPRESSION = re.compile(r"\{([+#./;?&]?)([^{}]*)\}")
_RESERVED = ":/?#[]@!$&'()*+,;=%"


class _Operator(NamedTuple):
    first: str
    separator: str
    named: bool
    empty: str
    reserved: bool


_OPERATORS = {
    "": _Operator("", ",", False, "", False),
    "+": _Operator("", ",", False, "", True),
    "#": _Operator("#", ",", False, "", True),
    ".": _Operator(".", ".", False, "", False),
    "/": _Operator("/", "/", False, "", False),
    ";": _Operator(";", ";", True, "", False),
    "?": _Operator("?", "&", True, "=", False),
    "&": _Operator("&", "&", True, "=", False),
}


def expand(template: str, values: Mapping[str, Value]) -> str:
    """Fill in the variables of a template; a variable without a value becomes empty."""
    return _EXPRESSION.sub(lambda match: _expression(_OPERATORS[match[1]], match[2].split(","), values), template)


def _expression(operator: _Operator, variables: Sequence[str], values: Mapping[str, Value]) -> str:
    parts = [part for variable in variables if (part := _variable(operator, variable.strip(), values)) is not None]
    return operator.first + operator.separator.join(parts) if parts else ""


def _variable(operator: _Operator, variable: str, values: Mapping[str, Value]) -> str | None:
    name, _, prefix = variable.rstrip("*").partition(":")
    value = values.get(name)
    if value is None or value == []:
        return None
    safe = _RESERVED if operator.reserved else ""
    texts = [value[: int(prefix)] if prefix else value] if isinstance(value, str) else list(value)
    encoded = [quote(text, safe=safe) for text in texts]
    if not operator.named:
        return (operator.separator if variable.endswith("*") else ",").join(encoded)
    if variable.endswith("*"):
        return operator.separator.join(f"{name}={text}" for text in encoded)
    joined = ",".join(encoded)
    return f"{name}={joined}" if joined else name + operator.empty
