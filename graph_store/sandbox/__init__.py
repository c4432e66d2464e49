"""SPARQL text from anybody, answered by processes that can be killed."""
