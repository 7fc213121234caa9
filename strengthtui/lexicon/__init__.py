"""What words do: what a sentence asks, and which words there are better ones for.

The lists are data (`content/lexicons`, and a team's own); what is found is a prompt, never a rule. Nothing here
corrects a text, blocks anything, or looks into the person's own words. It knows no pack and no person.
"""
