"""The three lists of a document, by the keys that all tables and reports use, in their usual order."""

LISTS = ("basic", "cooperative", "reclaimed")
