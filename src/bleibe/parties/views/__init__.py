"""Pages about areas, organisations and their people."""
