"""qc: reads township duty lists, checks them, and shows what is wrong."""

__version__ = "0.1.0"
