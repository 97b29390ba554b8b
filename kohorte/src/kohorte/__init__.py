"""Demography for small areas: arrays in, arrays out."""
