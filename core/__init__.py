"""Everything that computes, trains and stores. It never imports streamlit."""
