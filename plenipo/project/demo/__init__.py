"""A demonstration conference at a chosen stage. Parties, persons and answers are invented; countries are real."""
