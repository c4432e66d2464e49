"""Reconcile the rows of the files with the rows of the version before."""
