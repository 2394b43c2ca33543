"""What runs in an environment of its own, from a locked list, and sees nothing of ours but what it is handed."""
