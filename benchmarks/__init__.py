"""Figures of speed: each beside the peer one would take, or the machine's limit."""
