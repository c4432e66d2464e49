"""What the graphs should hold: the rows of the files beside the rows of the version before."""
