"""From result to Indonesian words and figures, for pages and documents alike.

Nothing is computed here that ``mesin``, ``banding`` or ``rekomendasi`` has not computed; numbers are rounded for
display only (§7), and never shown as a threshold that they lie below.
"""
