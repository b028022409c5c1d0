"""What helps people who write flows or answer for their safety. Nothing here meets a person's answers."""
