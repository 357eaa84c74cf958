"""Networks of a graph and what they tell: a release in, frames and networkx networks out."""
