"""Cohort-component engine: assumptions in, residents and components out."""
