"""What the program does; knows no Qt, no HTTP library and no SQL."""
