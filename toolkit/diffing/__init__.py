"""Diffing: which duties of two documents are the same, and what changed between them."""
