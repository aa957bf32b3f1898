"""The exhibit Anomalies."""
