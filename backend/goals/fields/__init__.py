"""Fields of action of an alliance: labels that people write, and what is there in each (the inventory).

A card names its field by the label, as people do; when a field gets another label, the cards that named it follow.
"""
