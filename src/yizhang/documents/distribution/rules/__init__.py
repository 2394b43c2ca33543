"""The rules of 第五十条 on what happens after a document is issued."""
