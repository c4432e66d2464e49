"""What a cell may say: Belgian dates, numbers and keys, and what a person probably meant."""
