"""What plays films: buttons, and the numbers that films are packed in."""
