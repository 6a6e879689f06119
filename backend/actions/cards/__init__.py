"""Cards: an action item as bytes, and the facts behind its alarms, kept ready in the transaction of every change."""
