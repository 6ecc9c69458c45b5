"""The tree written out: one format a module, each a function from the tree to a string."""
