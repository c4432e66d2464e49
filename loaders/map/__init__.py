"""Third stage: from typed rows to statements, and back to cells."""
