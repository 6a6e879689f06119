"""Recommendations of a round table: drafted from material, amended, adopted by the body that may, handed to the council."""
