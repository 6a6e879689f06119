"""Recommendations of a round table: drafted from material, amended, adopted by the body that may, handed to the council.

A *recommendation paper* goes `draft` → `in_plenum` → `amended` → `adopted` → `handed_over`, and is then `noted`,
`resolved` or `rejected` as the council deals with it. It is written in *editions*: one that was put
down stays as it is. While the plenum has it, its words change by *amendments* only, each with the old and the new text
and who decided it; an *objection* stands until whoever raised it withdraws it. Against a standing objection nothing is
adopted by consensus. After the handover every recommendation has a *fate*: open, resolved, noted, rejected.
"""
