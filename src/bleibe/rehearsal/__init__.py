"""Plays an invented programme through the real actions, for demo and tests."""
