"""Documents composed from what the features know."""
