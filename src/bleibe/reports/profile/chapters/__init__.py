"""The chapters of the profile, one module each: released figures in, blocks out."""
