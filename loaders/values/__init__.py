"""Read the values of cells: Belgian dates, numbers and keys, and suggest what a person probably meant."""
