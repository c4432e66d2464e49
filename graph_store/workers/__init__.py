"""SPARQL text from any client, answered by processes that can be killed."""
