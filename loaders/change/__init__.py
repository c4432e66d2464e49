"""What a change of the stated graphs makes of the dataset, worked out before anything is written."""
