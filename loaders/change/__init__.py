"""The effect of a change of the stated graphs on the dataset, worked out before anything is written."""
