"""Phrases that point to harm, category by category, in the plain words of `normalise`."""
