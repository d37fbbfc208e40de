"""State behind the widgets: state in, one `changed` out; QtCore only."""
