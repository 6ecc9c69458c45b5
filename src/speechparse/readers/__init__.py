"""Readers of other formats than plain text, one input format a module; each gives the text and a map back."""
