"""Files, web pages, PDFs and standard input become documents."""
