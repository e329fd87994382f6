"""Answers of a whole record: threads, timelines, matrices, conflicts, positions, chains and changes."""
