"""Runs put the stages together: one document, many documents on one machine, a whole report."""
