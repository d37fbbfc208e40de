"""What is seen: the widgets of the window."""
