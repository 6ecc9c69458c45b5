"""The rules, one a module; registry.py lists them."""
