"""Every component in every state, with its attributes, on one page."""
