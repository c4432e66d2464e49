"""First stage: from bytes to rows, each with its file and line."""
