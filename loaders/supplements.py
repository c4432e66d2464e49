"""The columns that an export of the quarantine adds to those of the inventory."""

FILE, LINE, ROW, REASON = "quarantine_file", "quarantine_line", "quarantine_row", "quarantine_reason"

OWN_COLUMNS = (FILE, LINE, ROW, REASON)
