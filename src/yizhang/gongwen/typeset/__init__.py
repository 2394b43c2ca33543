"""An official document set by GB/T 9704-2012: composed once, laid out once, written as .docx, .pdf or .ofd."""
