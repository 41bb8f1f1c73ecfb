"""What attacks a running server: connections, guesses, kills, full disks."""
