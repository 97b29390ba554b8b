"""What can be done about choosing, one module for each part."""
