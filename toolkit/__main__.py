"""Lets ``python -m toolkit`` be ``qc``."""

from toolkit.cli import main

if __name__ == "__main__":
    main()
