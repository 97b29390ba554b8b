"""Pages of the written Kommunalprofil: in work, its steps, and for everybody."""
