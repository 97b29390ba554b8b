"""From call to decision: calls, applying, checking, reviewing, choosing, each an app of its own."""
