"""Event log, permissions, files, jobs and error sentences: what every app stands on."""
