"""Reporting: what was found or read, one file a format."""
