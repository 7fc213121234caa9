"""What screens are made of: attributes down, messages up. No widget knows the desk."""
