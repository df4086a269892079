"""What the store offers: one shelf a noun, each with its rights and its own transactions."""
