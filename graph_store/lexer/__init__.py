"""Lexical analysis of SPARQL text: its form and the names in it. The serving process never runs the parser on it."""
