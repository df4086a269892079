"""The pages: a module or a folder each, with a function `tampilkan` that draws it."""
