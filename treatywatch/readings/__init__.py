"""Documents in, readings out: sentences, words, syntax, names, attributions, times and quantities."""
