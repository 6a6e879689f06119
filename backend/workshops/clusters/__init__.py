"""Clusters: begun, renamed, ordered, merged, taken apart."""
