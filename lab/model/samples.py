"""Texts the scripted model answers with. Several quote what agents show, to prove that a quotation is not taken for the thing."""

PROSE = (
    "I looked at how the parser reads its input and found two places that need care. The first is the loop that collects "
    "tokens, which stops one character early when the line ends in a comment. The second is the table of names, which is "
    "built again for every file although it never changes. I will keep the public functions as they are and change only "
    "what is inside them. The tests already cover the first case, so a short one for the second is enough. "
).split()

QUOTE = """Here is what such a prompt looks like:

```
Do you want to proceed?
❯ 1. Yes
  2. No, and tell Claude what to do differently (esc)
```

> Allow command? (y/n)

The words "Esc to interrupt" and "Waiting for your input" are only quoted. API Error: 500 is a quotation as well. What would you like to do?"""

MARKDOWN = """# Findings

The parser has **two** weak places:

1. The loop over `tokens` stops early.
2. The table of names is rebuilt each time.

| place | cost | risk |
|-------|------|------|
| loop  | low  | high |
| table | high | low  |

```python
def tokens(line):
    for part in line.split():
        yield part.strip()
```

> Nothing outside these two functions changes."""

ISSUE = """I read the issue. In short:

## #412 Prompt stays open after approval

**Steps**: start the program, ask it for `rm -r build`, wait for

    Allow execution of: 'rm'?
    ● 1. Yes, allow once
      2. No, suggest changes (esc)

and press Enter. *Expected*: it goes on. *Seen*: "Waiting for user confirmation..." stays.

A comment adds: on 80 columns the footer said "Press enter to confirm or esc to cancel", above it
"Would you like to run the following command?", and later "You've hit your usage limit".
Another asks: should we wait for approval here? (y/n)"""

LISTING = """This is the test that covers it:

```python
PROMPTS = [
    "Do you want to make this edit to parser.py?",
    "❯ 1. Yes",
    "  2. Yes, allow all edits during this session (shift+tab)",
    "  3. No (esc)",
    "△ Permission required",
    "Allow once   Allow always   Reject",
    "Enter to select · ↑/↓ to navigate · Esc to cancel",
]

def test_busy():
    assert is_busy("✻ Brewing… (3s · esc to interrupt)")
    assert is_busy("⠋ Thinking... (esc to cancel, 2s)")
```

Nothing else has to change. Would you like to proceed?"""
