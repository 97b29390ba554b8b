"""Figures, indicators and projections of an area."""
