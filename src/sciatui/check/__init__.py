"""What is looked at before a flow is used: lint rules, and proofs for all possible answers."""
