"""The rules of the incoming half of chapter nine, one module an article."""
