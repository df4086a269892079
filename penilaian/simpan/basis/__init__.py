"""What the store stands on: tables, the connection and its lock, rights, text."""
