"""The Synopse: all Kommunen of a programme in one table, without any ranking."""
