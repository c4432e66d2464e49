"""Writes by /update and /store: each runs in its own process, which can be killed, and makes one version or none."""
