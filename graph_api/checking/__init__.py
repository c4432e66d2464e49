"""Uploads to `/check`: each is read in its own process, which can be killed; the service itself reads none of it."""
