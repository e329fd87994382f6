"""The records in forms that others read: a stream of JSON objects, a table for people."""
