"""Inside a transaction: what shelves, imports and checks do together, each once."""
