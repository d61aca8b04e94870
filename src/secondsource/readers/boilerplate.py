"""Lines that are no part of a report: comment forms, notices, share lines, links. Precision comes first.

A line is dropped only where the whole of it has one of the forms below; a sentence that merely mentions a
cookie, a newsletter or a copyright has none of them. What is dropped is kept beside the text, with the reason.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.readers.late import Late, late
from secondsource.readers.layout import Line
from secondsource.readers.wordlists import word_list

_NETWORK = r"(?:facebook|twitter|x|whats\s?app|telegram|linked\s?in|pinterest|reddit|tumblr|instagram|you\s?tube|google\s?(?:\+|plus)|flipboard|pocket|messenger|viber|threads|bluesky|e-?mail|print|copy\s(?:the\s)?link|rss|sms)"
_BIT = r"[^.!?]{0,80}"  # a few words without a sentence's end


def _whole(*forms: str) -> re.Pattern[str]:
    return re.compile(r"[\s>»\u203a•*|·-]*(?:" + "|".join(forms) + r")[\s.!:>»\u203a•*|…]*", re.IGNORECASE)


# What the forms of a comment section say, in the words of the usual publishing systems.
_COMMENTS = _whole(
    r"(?:leave|post|add|write|submit)\s(?:a|your)\s(?:reply|comment|response)(?:\s(?:cancel\sreply|below|to\s.{1,60}))?",
    r"cancel\s(?:reply|comment)",
    r"your\se-?mail(?:\saddress)?\swill\s(?:not|never)\sbe\s(?:published|shared)(?:\sor\sshared)?[.,]?(?:\s*required\sfields\sare\smarked(?:\s\*)?)?",
    r"required\sfields\sare\smarked(?:\s\*)?",
    r"(?:(?:name|e-?mail|website|comment|your\s(?:name|comment|e-?mail))\s?(?:\*|\((?:required|optional)\))\s*)+(?:website)?",
    r"save\smy\sname,\se-?mail,?\s(?:and|&)\swebsite\sin\sthis\sbrowser\sfor\sthe\snext\stime\si\scomment",
    r"notify\sme\s(?:of|about)\s(?:follow-?up\scomments|new\s(?:posts|comments))(?:\s(?:by|via)\se-?mail)?",
    r"(?:post|submit|view|read|show|load|see)\s(?:all\s|more\s)?comments?(?:\s?\(\d+\))?",
    r"(?:you\smust\sbe\s|please\s)(?:logged\sin|log\s?-?in|sign\s?-?in|registered?)\s(?:or\sregister\s)?to\s(?:post\sa\s|leave\sa\s|add\sa\s)?(?:comment|reply)",
    r"(?:no\scomments|\d+\scomments?)(?:\syet)?",  # "No comment." is an answer
    r"comments?\s?\(\d+\)",
    r"comments\s(?:are|have\sbeen)\s(?:now\s)?(?:closed|disabled)(?:\s(?:on|for)\sthis\s(?:article|story|post))?",
    r"(?:be\sthe\sfirst\sto\scomment|join\sthe\s(?:conversation|discussion))",
    r"this\ssite\suses\sakismet\sto\sreduce\sspam\.?\s*(?:learn\show\syour\scomment\sdata\sis\sprocessed)?",
)
_COOKIES = _whole(
    r"(?:we|this\s(?:web)?site|our\s(?:web)?site)\s(?:and\sour\spartners\s)?uses?\scookies\b.{0,400}",
    r"by\s(?:continuing\sto\s(?:use|browse|visit)|using)\s(?:this|our)\s(?:web)?site,?\s.{0,200}(?:cookies|terms|privacy).{0,200}",
    r"(?:accept|reject|manage|allow)\s(?:all\s|our\s)?cookies(?:\s(?:settings|preferences))?",
    r"(?:cookie|privacy)\s(?:policy|settings|preferences|notice)",
)
_NEWSLETTER = _whole(
    rf"(?:please\s)?(?:sign\sup|subscribe|register)\s(?:now\s|here\s|today\s|free\s)?(?:for|to)\s(?:our|the|a|free|daily|breaking){_BIT}(?:newsletters?|e-?mails?|alerts?|updates|mailing\slist|channel)(?:\s{_BIT})?",
    r"(?:sign\sup|subscribe)(?:\s(?:now|here|today|for\sfree))?",
    rf"get\s(?:the|our|all\sthe){_BIT}(?:newsletter|in\syour\sinbox|to\syour\sinbox)(?:\.?\s(?:subscribe|sign\sup))?",
    r"(?:to\s(?:stop\sreceiving|unsubscribe\sfrom)\s(?:these|this|our)\s.{0,150}|if\syou\sno\slonger\swish\sto\sreceive\s.{0,150}|(?:click\shere\sto\s)?unsubscribe(?:\sfrom\sthis\slist)?(?:\s\|?\s?(?:update|manage)\s(?:your\s|subscription\s)?preferences)?)",
    r"thanks?\s(?:you\s)?for\s(?:subscribing|signing\sup)(?:\sto\sour\snewsletter)?",
    r"(?:e-?mail\s)?newsletters?\s(?:sign\s?-?up|subscriptions?|preferences)",
    rf"(?:by\s(?:subscribing|signing\sup|registering),?\s)?you\sagree\sto\sreceive\s[^.!?,]{{0,40}}(?:updates|e-?mails?|offers|promotions|newsletters?)(?:\s{_BIT})?",
    r"by\s(?:subscribing|signing\sup|clicking\s\S.{0,30}),?\syou\s(?:agree|accept|acknowledge|consent)\s.{0,200}(?:terms|privacy|conditions)\b.{0,150}",
    rf"subscribe\s(?:now\s)?to\s(?:read|continue\sreading|unlock|access|view)\s(?:the\s(?:rest|full|whole)|this|more|all|our|unlimited|full){_BIT}",
    r"(?:subscribe|log\sin|sign\sin|register)(?:\snow)?\sto\s(?:continue(?:\sreading)?|keep\sreading|read\s(?:on|more))",
    # What a field for an address shows, all of its messages at once
    r"(?:(?:newsletter\ssign\s?-?up|sign\sup\sfor)\s.{0,200})?please\sverify\syou(?:'|’)re\snot\sa\srobot\sby\sclicking\sthe\sbox(?:\..{0,450}(?:newsletters|again\slater|this\se-?mail|sign\sup))?",
    r"get\s[^.!?]{1,40}\supdates\sdirectly\sto\syour\sinbox\s\+?\s?subscribe(?:\sthank\syou\sfor\ssubscribing!?)?(?:\scould\snot\ssubscribe,\stry\sagain\slater)?(?:\sinvalid\se-?mail)?",
    r"(?:get|buy|unlock)\s(?:full\s|unlimited\s)?digital\saccess(?:\snow)?",
    r"(?:sorry,\s)?this\szip\s?code\sis\snot\sin\sour\sdeliver\w+\sarea\b.{0,60}",
    r"re-?enter\s(?:your\s)?zip\s?code\b.{0,60}",
    r"already\sa\s(?:subscriber|member)\?\s(?:log|sign)\s?-?in(?:\shere)?",
    r"you(?:'|’)?(?:\sa)?re\sreceiving\sthis\s(?:e-?mail|message)\sbecause\s.{0,150}",
)
_VERB = r"(?:(?:share|tweet|like|pin|post|send|save|follow)(?:\sthis|\sit)?|(?:like|follow)\sus)(?:\s(?:article|story|post|page|news|report|now))?(?:\s(?:on|via|by|with|to))?"
_SHARE_ITEM = rf"(?:{_VERB}|{_NETWORK}|and|or|,|/|\||&|\d+\s(?:shares?|likes?|tweets?))"
_SHARE = _whole(
    # "Share on Facebook", "Tweet", "Facebook Twitter Print": not the name of one network alone, which may be
    # the end of a sentence that was broken at a link
    rf"(?!\w+\W*$)(?=\W*\w){_SHARE_ITEM}(?:\s*{_SHARE_ITEM})*(?<!\.)",
    r"(?:share|tweet)(?:\sthis)?",
    r"like\sloading",
    r"click\sto\s(?:share|e-?mail|print)\s.{0,60}(?:\(opens\sin\snew\swindow\))?",
    r"(?:read\sor\s)?share\sthis\sstory:?\s*(?:https?://\S+)?",
    rf"(?:for\smore{_BIT}\s)?(?:like|follow|find|join)\s(?:us|our\s[\w\s]{{1,30}}|@\w+)(?:\sand\s(?:like|follow)\sus)?\son\s{_NETWORK}(?:(?:,|\sand|\sor|\son|\sat|\s&)*\s(?:{_NETWORK}|@\w+))*(?:\sfor\s{_BIT})?",
    rf"follow\s[\w\s.'’-]{{2,40}}\son\s{_NETWORK}:?\s?(?:at\s)?@\w+",
    rf"chat\swith\sus\s(?:in|on|via)\s(?:{_NETWORK}\s?)+(?:\.\s{_BIT})?",
    r"(?:save){2,}",  # buttons without a space between
    r"if\syou\slike(?:d)?\sthis\s(?:story|article),?\sshare\sit\swith\s.{1,30}",
)
_COPYRIGHT = _whole(
    r"(?:copyright|©|\(c\)|&copy;)(?:\s?(?:©|\(c\)|copyright))*\s*(?:\d{4})(?:\s?[-–,]\s?\d{4})?\b.{0,250}",
    r"(?:©|copyright\s©)\s.{1,60}\b\d{4}\b.{0,100}",
    r"(?:.{1,60}\s)?all\srights\sreserved\.?(?:\sthis\smaterial\smay\snot\sbe\s.{0,100})?",
    r"this\smaterial\smay\snot\sbe\spublished,\sbroadcast,\srewritten,?\sor\sredistributed(?:\swithout\spermission)?",
    r"reproduction\s(?:in\swhole\sor\s(?:in\s)?part\s)?(?:without\s(?:written\s)?permission\s)?is\s(?:strictly\s)?prohibited",
)
_NAVIGATION = _whole(
    r"skip\s(?:to|directly\sto)\s(?:the\s)?(?:main\s)?(?:content|navigation|article)",
    r"(?:back|return|go|scroll)\sto\s(?:the\s)?(?:top|home\s?page|main\spage)",
    r"(?:next|previous|prev|newer|older)(?:\s(?:article|story|post|page|posts))?",
    r"(?:home|menu|search|close|login|log\sin|sign\sin|register|my\saccount|print\sthis\spage|e-?mail\sthis\s(?:page|article|story))",
    r"toggle\s(?:navigation|menu|search)",
    r"home(?:\s*(?:[|/>»\u203a·•]|::|->)\s*[\w&\s'’-]{2,30}){1,8}",
    r"(?:terms\s(?:of\s(?:use|service)|(?:and|&)\sconditions)|privacy\spolicy|contact\sus|about\sus|advertise(?:\swith\sus)?|site\s?map)(?:\s*[|/·•]?\s*(?:terms\s(?:of\s(?:use|service)|(?:and|&)\sconditions)|privacy(?:\spolicy)?|cookie\spolicy|contact(?:\sus)?|about(?:\sus)?|careers|advertise(?:\swith\sus)?|site\s?map|help|faqs?))*",
)
_RELATED = _whole(
    r"(?:related|recommended|similar)(?:\s(?:articles?|stor(?:y|ies)|posts?|news|links?|content|coverage|topics?|reading|reports?))?",
    r"(?:more|also)\s(?:from|in|on)\s(?:this\s(?:section|topic|author)|the\sweb)",
    r"(?:read|see|watch|view)\s(?:more|also|next|the\srest(?:\shere)?|the\s(?:full|original)\s(?:article|story|post)(?:\shere)?)(?:\s(?:here|stories|articles|news))?",
    r"(?:you\smay\salso\slike|you\smight\salso\slike|don(?:'|’)?t\smiss|most\s(?:read|popular|viewed|shared)|trending(?:\snow)?|editors?(?:'|’)?s?\spicks?|top\sstories|latest\snews|what\sto\sread\snext)",
)
# "For more on the war: http://…": where to go on.
_MORE = re.compile(
    r"for\smore\b[^.!?:]{0,80}:?\s(?:https?://|www\.)\S+(?:\sand\s(?:https?://|www\.)\S+)?", re.IGNORECASE
)
# "Old City falls silent Read more": the same link as "READ MORE: …", its words behind the headline. In this case of
# letters alone: a sentence may end in "read more".
_HEADLINE_LINK = re.compile(r"[A-Z\"“‘'][^.!?]{8,150}[^.!?\s] (?:Read|READ) (?:more|More|MORE)\W*")
# "READ MORE: Airport chaos as power fails": a link with the headline of another report.
_LINK = re.compile(
    r"\W*(?:more|read\smore|read\salso|also\sread|see\salso|see\smore|watch|related(?:\s(?:article|story))?|more\son\sthis|don(?:'|’)t\smiss)\s?:\s\S.{0,160}",
    re.IGNORECASE,
)
_ADVERTISEMENT = _whole(
    r"(?:advertisement|advertising|sponsored(?:\s(?:content|links?|stor(?:y|ies)))?|promoted\s(?:content|stories)|ad)",
    r"(?:advertisement\s)?(?:story\scontinues|article\scontinues|continue\sreading|scroll\s(?:down\s)?(?:to|for)\s.{1,30})(?:\s(?:below(?:\s(?:the\s)?advertisement)?|the\smain\sstory|after\s(?:the\s)?advertisement))?",
)
_TECHNICAL = _whole(
    r"(?:please\s)?(?:enable|turn\son)\sjavascript\b.{0,120}",
    r"(?:your\sbrowser|this\sbrowser)\sdoes\snot\ssupport\s.{0,100}",
    r"(?:media\splayback|this\svideo|the\svideo)\sis\s(?:unsupported|not\savailable)\s?(?:on\syour\sdevice|in\syour\s(?:country|region))?",
    r"(?:loading|please\swait)(?:\s(?:comments|video|more))?\s?(?:\.\.\.|…)",
    r"(?:(?:hide|show|view|toggle)\scaptions?|(?:photo|image|slide|picture)s?)(?:\s\d{1,3}\s(?:of|/)\s\d{1,3})?(?:\s(?:hide|show)\scaption)?",
    r"(?:photos?|gallery|video|in\spictures):\s[^.!?]{1,100}\shide\scaption(?:\s\d{1,3}\sof\s\d{1,3})?",
    r"enlarge\sthis\simage(?:\stoggle\scaption(?:\s(?P<credit>.{3,60})\s(?P=credit))?)?",
    r"slideshow\s\(\d{1,3}\simages?\)",
    r"(?:page\s)?\d{1,3}\sof\s\d{1,3}",
    r"external\slinks\sare\sprovided\sfor\sreference\spurposes(?:\sonly)?(?:\.\s[^.!?]{2,40}\sis\snot\sresponsible\sfor\sthe\scontent\sof\sexternal\s(?:internet\s)?(?:web)?sites)?",
    r"[\w.]{2,30}\stranscripts\sare\screated\son\sa\srush\sdeadline\b.{0,340}",
    r"(?:sent\sfrom\smy\s[\w\s]{2,20}|get\soutlook\sfor\s\w+)",
    r"(?:video\splayer\sis\sloading|play\svideo|get\sshort\surl)",
    r"our\sstandards:\s?the\sthomson\sreuters\strust\sprinciples",
)

# What asks readers to write, or tells where the writer is reached.
_LETTERS = _whole(
    r"(?:we\spay\sfor\syour\sstories!?\s)?(?:do\syou\shave|have\syou\sgot|got)\sa\s(?:story|news\stip|tip)\b[^.?!]{0,60}\?\s(?:e-?mail|call|contact|tell|text|get\sin\stouch)\b.{0,150}",
    r"(?:contact|e-?mail|write\sto|reach)\s(?:the\s)?(?:writers?|authors?|reporters?|editors?|newsroom)\s(?:at|on|via):?\s\S+@\S+",
    r"e-?mail:\s\S+@[^\s;]+(?:;\sfollow\s.{1,80}\s@\w+(?:\son\stwitter)?)?",
)

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comment form", _COMMENTS),
    ("cookie notice", _COOKIES),
    ("newsletter notice", _NEWSLETTER),
    ("share line", _SHARE),
    ("copyright line", _COPYRIGHT),
    ("related link", _RELATED),
    ("navigation", _NAVIGATION),
    ("advertisement", _ADVERTISEMENT),
    ("notice of the site's software", _TECHNICAL),
    ("call to readers", _LETTERS),
)
_LONGEST = 720  # no form is longer; a longer line is not looked at
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*$")
_INSIDE = ("ights reserved", "IGHTS RESERVED", "ead more", "EAD MORE", "ead More", "a robot", "rush deadline")
_SHARING = re.compile(r"share|tweet\b|like|follow|save|click|join|find", re.IGNORECASE)
_FIRST = re.compile(r"[\W_]*([^\W_]+(?:['’][^\W_]+)?)")


# What pages put into the text itself, word for word the same everywhere: it goes wherever it stands in a line, for texts
# that were copied without their line ends. Nothing here leaves a word open that a report could have written.
_AMID: tuple[tuple[str, str, Late], ...] = (
    ("advertisement", "Advertisement ", late(r"Advertisement (?:Continue reading the main story|Story continues below(?: advertisement)?)")),
    ("share line", "(Opens in new window)", late(r"Click to (?:share on|e-?mail|print)[^.!?()]{0,40} \(Opens in new window\)(?: Click to (?:share on|e-?mail|print)[^.!?()]{0,40} \(Opens in new window\))*")),
    ("share line", "hare this story: http", late(r"Read or Share this story: https?://\S+")),
    ("newsletter notice", "directly to your inbox", late(r"Get (?:\w+ ){0,3}updates directly to your inbox \+? ?Subscribe(?: Thank you for subscribing!?)?(?: Could not subscribe, try again later)?(?: Invalid Email)?")),
    ("copyright line", "All rights reserved", late(r"(?:Copyright|©|Copyright ©) \d{4} [^.!?]{2,60}\. All rights reserved\.(?: This material may not be published, broadcast, rewritten,? or redistributed(?: without permission)?\.)?")),
    ("comment form", "will not be published.", late(r"(?:Leave a (?:Reply|Comment)(?: Cancel reply)? )?Your email address will not be published\.(?: Required fields are marked \*)?(?: Comment(?: \*)?)?(?: Name \*)?(?: Email \*)?(?: Website)?")),
    # How a news API says that it gives no more of the text.
    ("mark of a text cut off", " chars]", late(r"\[\+\d{1,7} chars\]$", re.MULTILINE)),
    ("notice of the site's software", "Skip Ad", late(r"\d{1,3} of \d{1,3} Full Screen Autoplay Close Skip Ad [x\u00d7]")),
)  # fmt: skip
_QUOTED = "\"'“‘«"


class Segment(NamedTuple):
    """A stretch of a line that is no part of the report: where it stands, and why."""

    start: int
    end: int
    reason: str


def amid(text: str) -> list[Segment]:
    """Return the notices of a page that stand among the words of a text, in order; none that is quoted.

    Examples:
        >>> text = "It burned. Advertisement Continue reading the main story Two died."
        >>> [text[start:end] for start, end, why in amid(text)]
        ['Advertisement Continue reading the main story']
    """
    found: list[Segment] = []
    for why, hint, form in _AMID:
        if hint in text:
            found.extend(
                Segment(*match.span(), why)
                for match in form().finditer(text)
                if text[max(0, match.start() - 1) : match.start()] not in tuple(_QUOTED)
            )
    found.sort()
    return [one for at, one in enumerate(found) if not at or found[at - 1].end <= one.start]


class Refuse(NamedTuple):
    """A line that is no part of the report: its number and why."""

    line: int
    reason: str


def find(text: str, lines: Sequence[Line]) -> list[Refuse]:
    """Return the lines of a text that are no part of the report, in order."""
    found = dict(_matching(text, lines))
    found.update(_link_list(text, lines, found))
    return [Refuse(line, found[line]) for line in sorted(found)]


def reason(line: str) -> str | None:
    """Return why a line is no part of a report, or ``None`` where it is or may be one.

    Examples:
        >>> reason("Your email address will not be published. Required fields are marked *")
        'comment form'
        >>> reason("The website uses stolen cookies, the court heard, and must close.") is None
        True
    """
    if len(line) > _LONGEST or not _may_match(line):
        return None
    for why, form in _FORMS:
        if form.fullmatch(line) and not (why == "share line" and _names_only(line)):
            return why
    if _LINK.fullmatch(line) and not line.rstrip().endswith("."):
        return "related link"
    return "related link" if _MORE.fullmatch(line) or _HEADLINE_LINK.fullmatch(line) else None


def _names_only(line: str) -> bool:
    """Tell whether a line ends a sentence with nothing but networks ("Twitter and Facebook.")."""
    return line.endswith(".") and not _SHARING.search(line)


def _may_match(line: str) -> bool:
    first = _FIRST.match(line)
    if (
        not first
        or first[1].lower() in word_list("openers")
        or first[1].isdigit()
        or first[1].startswith("SaveSave")
    ):
        return True
    return first.start(1) > 0 or any(words in line for words in _INSIDE)


def _matching(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        if line.start < line.end:
            why = reason(text[line.start : line.end])
            if why:
                yield number, why


def _link_list(text: str, lines: Sequence[Line], found: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the headlines that stand below "Related stories" at the end: lines that end no sentence, to the last."""
    last: int | None = None
    for number in range(len(lines) - 1, -1, -1):
        words = text[lines[number].start : lines[number].end]
        if number in found:
            if found[number] == "related link" and not words.rstrip().endswith("."):
                last = number
            continue
        if words and (_SENTENCE.search(words) or len(words) > 120):
            break
    if last is None or last == 0:
        return
    for number in range(last + 1, len(lines)):
        if number not in found and lines[number].start < lines[number].end:
            yield number, "related link"
