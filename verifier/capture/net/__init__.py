"""Our own small network: what it sees, what its answers mean, and running it."""
