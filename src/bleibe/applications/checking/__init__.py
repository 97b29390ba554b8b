"""Checking applications: what the rules say, what people find, what is asked for."""
