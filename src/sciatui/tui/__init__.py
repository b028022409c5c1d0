"""The full-screen front end: the only importer of textual and rich."""
