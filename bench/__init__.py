"""What we measure, against whom: `make bench`, or `make bench NAME=x` for one of them."""
