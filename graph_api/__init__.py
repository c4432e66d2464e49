"""The HTTP service: every interface, from SPARQL and GraphQL to the pages of the site."""
