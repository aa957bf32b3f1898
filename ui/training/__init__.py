"""What starts, follows and lists trainings, for every exhibit alike."""
