"""What the pages about one assessment share: filling in, verifying, reading, history."""
