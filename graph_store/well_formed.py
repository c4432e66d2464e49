"""Whether an RDF/XML file is XML to its end: the engine's parser takes a file that breaks off for a whole one.

Expat also refuses entities that grow to more than a hundred times the file, which the engine would write out.
"""

from pathlib import Path
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate


def check_xml(file: Path) -> None:
    """Raises: SyntaxError with line and column of what is not well formed. https://www.w3.org/TR/xml/#sec-well-formed"""
    with file.open("rb") as content:
        try:
            ParserCreate().ParseFile(content)
        except ExpatError as fault:
            message = f"not well-formed XML: {ErrorString(fault.code)}"
            raise SyntaxError(message, (str(file), fault.lineno, fault.offset + 1, None)) from fault
