"""Settings, root addresses, command line: knows all, known by none."""
