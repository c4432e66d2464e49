"""THE WORDS: the ontology, its shapes, and what follows from them."""
