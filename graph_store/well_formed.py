"""A check that an RDF/XML file is well-formed to its end: the parser of the engine accepts a file that breaks off.

Expat also refuses entities that grow to over a hundred times the file size, which the engine would expand.
"""

from pathlib import Path
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate


def check_xml(file: Path) -> None:
    """Raise SyntaxError with line and column if the file is not XML. https://www.w3.org/TR/xml/#sec-well-formed"""
    with file.open("rb") as content:
        try:
            ParserCreate().ParseFile(content)
        except ExpatError as fault:
            message = f"not well-formed XML: {ErrorString(fault.code)}"
            raise SyntaxError(message, (str(file), fault.lineno, fault.offset + 1, None)) from fault
