"""The rules of HTTP, each in one module: every interface of the service applies them from here."""
