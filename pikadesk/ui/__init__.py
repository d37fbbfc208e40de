"""The window: presenters (state) and widgets (what is seen)."""
