"""征求意见 in the course of any matter: declared once, as a chapter that an edition lists, since every room of rules asks others."""
