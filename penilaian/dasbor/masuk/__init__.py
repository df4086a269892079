"""Logging in: routes of our own, because a page of Streamlit can set no cookie.

``rute`` lists them; a route asks who sends a request by ``permintaan.pelaku_permintaan``.
"""
