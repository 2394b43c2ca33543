"""The elements of an official document, one small grammar each; each reads words and knows nothing of files or layout."""
