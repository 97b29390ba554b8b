"""What can be entered while choosing."""
