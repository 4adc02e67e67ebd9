"""How days and numbers are written, where we write them otherwise than Django does."""
