"""Pure values and functions of Pikadesk; the standard library only."""
