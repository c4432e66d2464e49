"""The processes of `kennisgraaf serve`: one, or a supervisor with several that share one address."""
