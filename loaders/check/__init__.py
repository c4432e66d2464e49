"""Second stage: from rows to typed rows, or refusals."""
