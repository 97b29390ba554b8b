"""Forms that a programme's package describes: drafts, answers, attachments, sealed submissions."""
