"""The pages of choosing, one module for each part."""
