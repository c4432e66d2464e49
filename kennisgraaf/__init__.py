"""THE COMMAND: what a person types."""
