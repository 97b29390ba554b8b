"""Funding programmes as packages of versioned data."""
