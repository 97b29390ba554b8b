"""What people type about voices and judgement."""
