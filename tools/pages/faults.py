"""The words of a page that a reader does not see whole, measured where a browser has put them."""

from __future__ import annotations

from typing import Any

# Each line of each text, with its place, unless it is only for who hears the page. A line is taken two thirds as high as
# its letters may stand, or a descender would touch what is below.
_MEASURE = """() => {
  const wide = document.documentElement.clientWidth, faults = [], lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const unheard = el => el.closest('.unseen, .skip, style, title, desc, defs') || !el.checkVisibility();
  const clipped = el => { const c = el.closest('thead'); return c && getComputedStyle(c).position === 'absolute'; };
  while (walker.nextNode()) {
    const node = walker.currentNode, el = node.parentElement;
    if (!node.data.trim() || unheard(el) || clipped(el)) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const high = box.height / 6;
      lines.push({el, words: node.data.trim().slice(0, 60), left: box.left + .5, right: box.right - .5,
                  top: box.top + high, foot: box.bottom - high});
    }
  }
  for (const line of lines) {
    const scrolls = line.el.closest('.scroll');
    if (!scrolls && (line.left < -1 || line.right > wide + 1)) faults.push(['out of view', line.words, '']);
    const svg = line.el.closest('svg');
    if (svg) { const frame = svg.getBoundingClientRect();
      if (line.left < frame.left - 1 || line.right > frame.right + 1 || line.top < frame.top - 1 || line.foot > frame.bottom + 1)
        faults.push(['cut off', line.words, '']); }
    const cell = line.el.closest('td, th');
    if (cell) { const box = cell.getBoundingClientRect();
      if (line.left < box.left - 1 || line.right > box.right + 1) faults.push(['out of its cell', line.words, '']); }
  }
  lines.sort((one, other) => one.top - other.top);
  for (let i = 0; i < lines.length; i++)
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].foot; j++) {
      const one = lines[i], other = lines[j];
      const halo = one.words === other.words && Math.abs(one.left - other.left) < 1 && Math.abs(one.top - other.top) < 1;
      if (!halo && one.left < other.right && other.left < one.right && one.foot > other.top && other.foot > one.top)
        faults.push(['run together', one.words, other.words]);
    }
  if (document.documentElement.scrollWidth > wide) faults.push(['the page scrolls sideways', '', '']);
  return {faults, lines: lines.length};
}"""


def faults_of(page: Any) -> tuple[list[tuple[str, str, str]], int]:
    """What is wrong on an open page, each with its words and those that it runs into; and how many lines were measured."""
    found = page.evaluate(_MEASURE)
    return [tuple(fault) for fault in found["faults"]], found["lines"]
