"""The revisions, oldest first: ``v0001_awal`` and on."""
