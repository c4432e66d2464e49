"""Describe unknown files: guess what their columns mean, and say on which cells each guess rests."""
