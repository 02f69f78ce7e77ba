"""A demonstration conference at a chosen stage. Its parties, persons and answers are invented; its countries are real."""
