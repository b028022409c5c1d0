"""sciatui: a guided self-assessment for sciatica, in a terminal. Importing it imports nothing heavy."""
