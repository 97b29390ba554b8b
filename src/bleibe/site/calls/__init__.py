"""Calls as everybody sees them: pages, documents and a list for machines."""
