"""Figures of speed: each beside the peer that somebody would take instead, or the machine's limit."""
