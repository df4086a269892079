"""The pages: one module each, with a function `tampilkan` that draws it."""
