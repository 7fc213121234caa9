"""Documents: outlines that are data, put together into a neutral tree, written in a format. Nothing here stores."""
