"""The five texts: what each did and printed, and what comes out here."""
