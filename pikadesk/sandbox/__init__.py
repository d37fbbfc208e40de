"""A stand-in for the provider's service: a process of its own, reached over HTTP only."""
