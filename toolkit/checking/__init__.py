"""Checking: rules over frames."""
