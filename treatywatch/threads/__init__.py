"""Threads join the claims of many documents: who says the same, who denies it, and to what that leads back."""
