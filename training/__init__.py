"""Makes the language model that the package ships; the package itself never imports this."""
