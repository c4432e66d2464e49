"""A SPARQL 1.1 server that others run, which holds the newest published version as well and answers SPARQL."""
