"""Find in a reading its marker candidates; which of them are markers is layout's affair."""

from speechparse.lexer.candidate import ANY_NEXT, Candidate
from speechparse.lexer.scan import find_candidates

__all__ = ["ANY_NEXT", "Candidate", "find_candidates"]
