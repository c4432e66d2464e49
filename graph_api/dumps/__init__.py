"""Dumps: a version, or one of its graphs, as a file with a checksum; the same bytes on every machine."""
