"""The properties of a flow, one a file: `prove` looks for a counterexample, `goals` yields what must be possible."""
