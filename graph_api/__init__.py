"""THE DOOR: requests in, responses out."""
