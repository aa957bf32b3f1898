"""The exhibit Inside the network."""
