"""THE QUESTIONS: files a person can paste into any SPARQL or GraphQL client."""
