"""Care: backup, restore, check and migration of the whole store.

``cadang`` and ``periksa`` work while others do; ``pulih`` and ``naik`` want the store alone.
"""
