"""`python -m sciatui`: the same as the command `sciatui`."""

from sciatui.cli import main

if __name__ == "__main__":
    main()
