"""`python -m sciatui`: the same as the command `sciatui`."""

from sciatui.cli import program

if __name__ == "__main__":
    program()
