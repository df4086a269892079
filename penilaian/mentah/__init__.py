"""Bytes to rows of text: encoding, separator, XLSX, Parquet, archives, limits. Knows no instrument and no pandas."""
