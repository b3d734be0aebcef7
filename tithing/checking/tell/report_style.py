"""How the checker's page looks: one sans family, two weights, no colour that a word does not also say."""

STYLE = """
:root { --ink: #0b0c0c; --quiet: #505a5f; --rule: #b1b4b6; --link: #12436d; --mark: #801650; --paper: #fff; }
* { box-sizing: border-box; }
html { font: 100%/1.5 "Source Sans 3", "Segoe UI", Roboto, Helvetica, Arial, sans-serif; color: var(--ink);
  background: var(--paper); }
body { margin: 0; }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
main p, main ul, main dl, blockquote { max-width: 44rem; }
h1 { font-size: 2rem; line-height: 1.15; }
h2 { font-size: 1.3125rem; margin-top: 2.5rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.0625rem; margin-top: 2rem; }
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; background: var(--paper); padding: .75rem 1.25rem; }
.skip:focus { left: 0; top: 0; }
dl div { display: flex; gap: .75rem; }
dt { font-weight: 600; min-width: 6rem; }
dd { margin: 0; }
.finding { border-left: 4px solid var(--rule); padding: .1rem 0 .1rem 1rem; margin: 1rem 0; }
.finding.certain { border-left-color: var(--mark); }
.finding.probable { border-left-style: double; border-left-color: var(--mark); }
.finding p { margin: .25rem 0; }
.figures { font-weight: 600; font-variant-numeric: tabular-nums lining-nums; }
blockquote { margin: .5rem 0; padding: 0; }
.small { color: var(--quiet); font-size: .875rem; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; min-width: 100%; font-size: .9375rem; line-height: 1.35;
  font-variant-numeric: tabular-nums lining-nums; }
table.narrow { min-width: 20rem; }
caption { text-align: left; padding-bottom: .5rem; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem; border-bottom: 1px solid #e3e5e7; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 400; }
th:first-child, td:first-child { padding-left: 0; }
th.n, td.n { text-align: right; }
th.marked, td.marked { outline: 2px solid var(--mark); outline-offset: -2px; padding-left: .5rem; }
mark { background: none; color: inherit; font-weight: 600; text-decoration: underline double var(--mark); }
.marked a { white-space: nowrap; font-size: .875rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--rule); padding: 1rem; max-width: 60rem;
  font: inherit; }
@media print { .skip { display: none; } .scroll { overflow: visible; } }
"""
