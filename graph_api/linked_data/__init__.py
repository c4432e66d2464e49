"""Linked data: every name leads to a document, in the format that the client asks for."""
