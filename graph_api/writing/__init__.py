"""Writes by /update and /store: each in a killable process of its own, through one door, as one version or none."""
