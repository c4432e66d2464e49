"""CSVW to RDF to the letter: columns by place, an invalid cell stays text with a warning. https://www.w3.org/TR/csv2rdf/

Our own reading (`loaders.mapping`) is stricter; this one is what `kennisgraaf convert --mode w3c` does.
"""

from loaders.w3c.conversion import W3cConversion, convert_w3c, csv2rdf
from loaders.w3c.locate import Fetched

__all__ = ["Fetched", "W3cConversion", "convert_w3c", "csv2rdf"]
