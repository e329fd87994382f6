"""Stores keep a record of documents and find in it: one SQLite file, or PostgreSQL for a team."""
