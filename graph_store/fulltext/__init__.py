"""A full-text index in one file: words, their forms, parts of compounds, translations and corrections."""
