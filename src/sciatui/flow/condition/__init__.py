"""The condition language: one small tree and its readers. Nothing of an author's text is ever evaluated."""
