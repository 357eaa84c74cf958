"""What people look at: figures and pages made of frames and networks."""
