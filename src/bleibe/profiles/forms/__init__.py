"""Forms for figures."""
