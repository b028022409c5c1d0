"""Lint rules: what is allowed in a flow and still better done otherwise. One rule a file; warnings only.

The rules that every flow has to keep to are the loader's (`flow.rule_ids`).
"""
