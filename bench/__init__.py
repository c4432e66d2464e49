"""Measurements of this project on this machine, each with the command that repeats it."""

from kennisgraaf.processor import suit_numpy

suit_numpy()
