"""Programmes as everybody sees them: page, money, calendar of duties."""
