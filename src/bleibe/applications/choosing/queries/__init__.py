"""What people see of choosing."""
