"""A summary or result as text: pure functions, one a format, and the one writer of files."""
