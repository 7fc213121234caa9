"""Signs that a question leads, asks why or for any, for what is wrong or hard, or asks two things: at their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strengthtui.lexicon.asking_clauses import Heard, heard
from strengthtui.lexicon.asking_signs import (
    Span,
    asks_for_any,
    asks_for_what_is_hard,
    asks_for_what_is_wrong,
    asks_twice,
    asks_why,
    leading,
)

Look = Callable[[Heard], Span | None]

BAD: list[tuple[Look, str, str]] = [
    (leading, "Don't you feel better with company?", "don't you"),
    (leading, "Isn't that a good thing?", "isn't that"),
    (leading, "Would it not be nicer by the sea?", "would it not"),
    (leading, "Why don't you ring her?", "why don't you"),
    (leading, "You must feel proud?", "you must feel"),
    (leading, "What do you say, now you must be tired?", "you must be"),
    (leading, "Surely someone comes by?", "surely"),
    (leading, "Would you agree that it helps?", "would you agree"),
    (leading, "Have you thought of moving nearer?", "have you thought of"),
    (leading, "Have you ever tried the choir?", "have you ever tried"),
    (leading, "How about joining the walk?", "how about joining"),
    (leading, "Would it be better to wait?", "would it be better"),
    (leading, "Should you see someone?", "should you"),
    (leading, "Do you think you ought to rest?", "do you think you ought to"),
    (leading, "How lonely are the evenings?", "how lonely are"),
    (leading, "It helps to walk, doesn't it?", "doesn't it"),
    (leading, "That went well, right? Who was there?", "right"),
    (asks_why, "Why did you stop?", "why"),
    (asks_why, "What happened, and why?", "why"),
    (asks_why, "Tell me why it matters.", "why"),
    (asks_why, "How come you left?", "how come"),
    (asks_why, "For what reason was that?", "what reason"),
    (asks_for_any, "Any worries?", "any"),
    (asks_for_any, "Do you have any friends?", "any"),
    (asks_for_any, "Is there anyone at home?", "anyone"),
    (asks_for_any, "Tell me. Is there anything you like?", "anything"),
    (asks_for_any, "So, anything else?", "anything"),
    (asks_for_what_is_wrong, "What is wrong?", "what is wrong"),
    (asks_for_what_is_wrong, "What's the matter?", "what's the matter"),
    (asks_for_what_is_wrong, "What went wrong that day?", "went wrong"),
    (asks_for_what_is_wrong, "What can't you do?", "what can't you"),
    (asks_for_what_is_wrong, "Which jobs are you unable to do?", "which jobs are you unable"),
    (asks_for_what_is_wrong, "Tell me what you struggle with.", "struggle with"),
    (asks_for_what_is_wrong, "Where do you have trouble?", "have trouble"),
    (asks_for_what_is_wrong, "What do you lack?", "you lack"),
    (asks_for_what_is_hard, "What is hard about it?", "what is hard"),
    (asks_for_what_is_hard, "What's most upsetting about it?", "what's most upsetting"),
    (asks_for_what_is_hard, "Who do you miss?", "you miss"),
    (asks_for_what_is_hard, "What is missing from your life?", "what is missing"),
    (asks_for_what_is_hard, "What do you find difficult?", "find difficult"),
    (asks_for_what_is_hard, "What worries you?", "worries you"),
    (asks_for_what_is_hard, "What do you need help with?", "need help with"),
    (asks_twice, "What do you like? Who is with you?", "who is with you"),
    (asks_twice, "What do you like and who joins in?", "and who"),
    (asks_twice, "Where do you live and do you like it?", "and do you"),
    (asks_twice, "Who comes round, what do they bring?", "what do"),
    (asks_twice, "How are your sleep and your appetite?", "your sleep and your appetite"),
    (asks_twice, "What are your hopes and fears?", "hopes and fears"),
    (asks_twice, "When and where was it, and who was there?", "and who"),
]
GOOD: list[tuple[Look, str]] = [
    (leading, "What would it be like, not to have to ask?"),
    (leading, "What have you tried?"),
    (leading, "Who have you thought of asking?"),
    (leading, "What about it would you keep?"),
    (leading, "What do you think you could do this week?"),
    (leading, "What must be there for it to work?"),
    (leading, "You must be tired."),
    (leading, "Which do you like better: tea, coffee?"),
    (leading, "How hard you worked! What did it take?"),
    (asks_why, "How did that come about?"),
    (asks_why, "What led to it?"),
    (asks_why, "Who could come along?"),
    (asks_for_any, "What, if anything, would you change?"),
    (asks_for_any, "What would you do if you could do anything?"),
    (asks_for_any, "You can stop me at any time."),
    (asks_for_any, "Do you go there any more?"),
    (asks_for_any, "Do you speak to many people?"),
    (asks_for_what_is_wrong, "What can you do that others can't?"),
    (asks_for_what_is_wrong, "What have you not tried yet?"),
    (asks_for_what_is_wrong, "What can't wait until we meet again?"),
    (asks_for_what_is_wrong, "What did you not give up?"),
    (asks_for_what_is_hard, "What was hard once, and is behind you now?"),
    (asks_for_what_is_hard, "What got you through a hard stretch?"),
    (asks_for_what_is_hard, "What would you want to keep?"),
    (asks_twice, "What do you do when you and your brother meet?"),
    (asks_twice, "What stands between you and what you want?"),
    (asks_twice, "What may get in the way, and what then?"),
    (asks_twice, "What helped, and what did not?"),
    (asks_twice, "When and where shall we meet?"),
    (asks_twice, "What food and music do you love?"),
    (asks_twice, "Some pray, some do not. How is it for you?"),
    (asks_twice, "Look at it and say what you see."),
]


@pytest.mark.parametrize(("look", "text", "words"), BAD)
def test_a_sign_is_found_at_its_words(look: Look, text: str, words: str) -> None:
    """Each sign stands where the words are that show it."""
    found = look(heard(text))
    assert found is not None
    assert text[found.start : found.end].lower() == words


@pytest.mark.parametrize(("look", "text"), GOOD)
def test_words_that_only_look_like_a_sign_are_let_be(look: Look, text: str) -> None:
    """The same words in another sense, or in a statement, are no sign."""
    assert look(heard(text)) is None


def test_how_much_of_a_feeling_may_be_asked_where_it_was_named() -> None:
    """Following up what they said, and on a scale, `how hard was it` is let be."""
    said = heard("How hard was it?")
    assert leading(said) is not None
    assert leading(said, loaded=False) is None
