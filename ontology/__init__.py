"""The ontology, its shapes, and reasoning with them."""
