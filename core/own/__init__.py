"""Characters that a visitor teaches by a few examples, recognised without any training."""
