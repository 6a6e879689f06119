"""What people are asked beside cards: feedback on a concept, a chapter, its lead; and obligations that are due."""
