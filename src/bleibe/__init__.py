"""Bleibe: a funding programme for municipalities and the municipality's own five steps."""
