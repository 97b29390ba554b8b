"""Pages of the reviewing."""
