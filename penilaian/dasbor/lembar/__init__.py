"""What the pages about one assessment share: filling in and verifying above all, reading and history too."""
