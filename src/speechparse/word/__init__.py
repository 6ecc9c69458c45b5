"""Writing into Word files that were read: comments and mended text, everything else left byte for byte."""
