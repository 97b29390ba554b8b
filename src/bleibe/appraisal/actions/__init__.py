"""Writing voices and judgement: one function per thing that people do."""
