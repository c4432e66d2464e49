"""CSVW to RDF exactly as the standard says: columns by place, an invalid cell stays text with a warning.

It serves `kennisgraaf convert --mode w3c`. Its metadata become the same plans of columns as ours (`loaders.map`).
Source: https://www.w3.org/TR/csv2rdf/
"""

from loaders.w3c.conversion import W3cConversion, convert_w3c, csv2rdf
from loaders.w3c.locate import Fetched

__all__ = ["Fetched", "W3cConversion", "convert_w3c", "csv2rdf"]
