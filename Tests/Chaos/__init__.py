"""Faults under load: what was acknowledged must still be there afterwards, once."""
