"""Dumps: a version, or one of its graphs, as a file with a checksum; every machine produces the same bytes."""
