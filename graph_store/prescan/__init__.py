"""What a SPARQL text is and names, told from its tokens: no parser ever sees it in the serving process."""
