"""The app: the desk as screens, keyboard first. Screens hold no words that the sitting does not, and know no drawer."""
