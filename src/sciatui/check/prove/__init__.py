"""Proofs about a flow: the flow as formulas, questions about them, and patients who show what is wrong."""
