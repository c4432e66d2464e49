"""Uploads to `/check`: each read in a killable process of its own, so no byte of one is read by the service."""
