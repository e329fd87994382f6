"""The law: treaties as data, and what they say about a scenario, a date or a party."""
