"""The numbering check: rules over the tree, the engine that runs them, and the fixer that makes their edits."""
