"""Stimmen und Urteil: what people say about a Kommune, and what follows from it."""
