"""The registration form: its layout, its code, what it shows, and how it is set on paper."""
