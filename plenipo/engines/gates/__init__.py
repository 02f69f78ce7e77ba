"""Who is let in at a gate. `tokens` writes and reads the codes of badges; it knows numbers, never a name."""
