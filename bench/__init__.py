"""Measurements of this project on this machine, each with the command that repeats it."""
