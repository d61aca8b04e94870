"""Sentences and bytes that several tests of the readers read."""

SAID = "The army said on Sunday that it had taken the town and that the rebels were gone from it."
MORE = "A nurse at the clinic told reporters that eleven people with wounds were brought in before noon."
REPORT = f"{SAID}\n\n{MORE}\n"

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Army takes the town | The Meridian Daily</title>
<meta property="og:site_name" content="The Meridian Daily">
<meta property="og:title" content="Army takes the town">
<meta property="article:published_time" content="2016-12-09T06:40:00+02:00">
<meta name="author" content="Ines Falk">
<link rel="canonical" href="https://meridian.example/2016/12/09/town">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div class="cookie-notice">We use cookies to improve your experience.</div>
<main><article><h1>Army takes the town</h1>
<p>{SAID}</p><p>{MORE}</p>
<p>The governor spoke of three hundred tents that had not arrived by Monday evening, and of a road that was still closed.</p>
</article>
<aside class="related"><h2>Related stories</h2><ul><li><a href="/x">Old City falls silent</a></li></ul></aside>
<div class="share">Share this article on Facebook</div></main>
<footer>© 2016 The Meridian Daily. All rights reserved.</footer>
</body></html>
"""
