"""What is to be reached: field of action → goal → measure → indicator, held in agreements that become binding.

Fields of action are data with editable labels; a municipality names its own. An agreement (target agreement, action
concept) is written as a draft, becomes binding by a resolution of the council and is frozen then; what changes
afterwards is its next edition, and every measure says what it comes from (`continued`, `split`, `merged`, `replaced`)
or why it was dropped. Progress of a measure is progress of the action items it is linked to.
"""
