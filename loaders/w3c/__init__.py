"""CSVW to RDF exactly as the standard says: columns by place, an invalid cell stays text with a warning.

Our own mapping (`loaders.map.mapping`) is stricter; this one serves `kennisgraaf convert --mode w3c`. Source:
https://www.w3.org/TR/csv2rdf/
"""

from loaders.w3c.conversion import W3cConversion, convert_w3c, csv2rdf
from loaders.w3c.locate import Fetched

__all__ = ["Fetched", "W3cConversion", "convert_w3c", "csv2rdf"]
