"""What people do with a written Kommunalprofil, one module for each kind of step."""
