"""Replicas: another machine copies the published versions of a state folder, and serves the same answers."""
