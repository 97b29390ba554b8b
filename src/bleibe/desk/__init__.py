"""The start page of each role, sign-in and what waits for whom."""
