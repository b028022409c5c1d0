"""What a flow is: files, conditions, and the checked definition that the engine reads."""
