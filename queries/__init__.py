"""Questions: files that a person can paste into any SPARQL or GraphQL client."""
