"""Pages of checking."""
