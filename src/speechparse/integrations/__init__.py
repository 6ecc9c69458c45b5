"""Adapters for other libraries, one a module, each an extra: imported by name, never by speechparse itself."""
