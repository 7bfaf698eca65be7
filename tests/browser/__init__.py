"""A package, so that its page and its server end when its last test does."""
