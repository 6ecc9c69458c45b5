"""What a check found, written out: one form a module."""
