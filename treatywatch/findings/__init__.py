"""Claims held against treaties: what a claim would mean if it is true as stated."""
