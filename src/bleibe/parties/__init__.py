"""Organisations, areas, people and their dated mandates."""
