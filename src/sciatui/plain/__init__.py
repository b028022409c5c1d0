"""The line mode: everything the full screen does, as lines that can be spoken or felt."""
