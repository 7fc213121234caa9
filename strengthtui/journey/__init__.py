"""What the words add up to: strengths and where they lead. Pure; counts nothing that could become a score."""
