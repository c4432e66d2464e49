"""A dataset as a change sees it: its quads, the graphs that hold a triple, the net difference of two."""
