"""Pictures, small charts and colours that exhibits share."""
