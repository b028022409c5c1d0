"""Whole flows without a person: run, questions, test."""
