"""Dossiers: everything that a record of documents says about one treaty, as HTML, Markdown and JSON."""
