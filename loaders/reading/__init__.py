"""Read a file: from its bytes to rows that remember their line."""
