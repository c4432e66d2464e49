"""The mapping language: CSVW metadata, our annotations in it, and what a table may state."""
