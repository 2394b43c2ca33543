"""分发: each recipient of an issued document gets a copy of its own to sign for; what has not been signed for can be taken back."""
