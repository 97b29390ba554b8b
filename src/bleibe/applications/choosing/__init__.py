"""Choosing: targets, runs of the solver, decisions, letters, seals (Auswahl)."""
