"""Pages of voices and judgement."""
