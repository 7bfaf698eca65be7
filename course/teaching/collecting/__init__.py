"""What students uploaded, brought to where it belongs."""
