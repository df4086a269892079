"""The villages on show: an upload, a file, the store or the example data, and what is told of them."""
