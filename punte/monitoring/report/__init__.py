"""The period report on paper: what it says is gathered, its charts are drawn, and Typst sets it."""
