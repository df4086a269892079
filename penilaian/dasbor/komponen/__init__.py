"""Shared parts of the pages, by noun: how things look. They know neither the store nor who asks.

Parts that end in markup return ``Html`` (several fit in one ``lukis``), so that text is escaped in one place,
``penilaian.markah``; parts with widgets draw themselves. The frame puts ``gaya()`` before every page.
"""
