"""The report of a sync: options, findings with their sentences, and the report as text, JSON and HTML."""
