"""The server beside Streamlit: routes of our own, what they answer with, compression."""
