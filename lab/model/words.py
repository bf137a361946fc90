"""What the user typed, found in an agent's request."""
import re

TAGGED = re.compile(r"(?s)<([\w-]+)[^>]*>.*?</\1>")
NOTES = re.compile(r"\[Request interrupted[^\]]*\]|^Tool loaded\.$")


def texts(content):
    """The texts of a message's content, in any of the dialects, without the model's own thoughts."""
    if isinstance(content, str):
        return [content]
    parts = [part for part in content or [] if isinstance(part, dict) and not part.get("thought")]
    return [part["text"] for part in parts if isinstance(part.get("text"), str)]


def typed(parts):
    """The last of a message's texts that is not only tagged context or a note of the agent's."""
    for text in reversed(parts):
        bare = NOTES.sub("", TAGGED.sub("", text))
        if re.search(r"\w", bare):
            return bare.strip()
    return ""


def pick(text, words):
    """The script word in what the user typed, and its argument; `hello` where there is none."""
    for line in TAGGED.sub(" ", text or "").split("\n"):
        line = line.rsplit("::", 1)[-1].strip().strip("`\"'")
        match = re.match(r"(\w+)\b[ \t]*(.*)", line)
        if match and match.group(1).lower() in words:
            return match.group(1).lower(), match.group(2).strip()
    return "hello", ""


def number(text, otherwise):
    match = re.match(r"[\d.]+", text)
    return float(match.group()) if match else otherwise
