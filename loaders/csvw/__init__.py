"""The mapping language: CSVW metadata, our annotations in it, and limits on what a table may state."""
