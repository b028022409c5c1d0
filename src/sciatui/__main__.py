"""`python -m sciatui`: the same as the command `sciatui`."""

import sys

from sciatui.cli import main

if __name__ == "__main__":
    sys.exit(main())
