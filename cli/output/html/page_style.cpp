#include "cli/output/html/page.h"

namespace mindport::cli {

const std::string_view page_style = R"css(
:root {
  --bg: #fbfbfa; --panel: #fff; --line: #e3e2de; --text: #22221f; --soft: #6b6a64;
  --accent: #2f6db5; --left: #c26a00; --error: #b3261e; --ok: #2e7d4f;
  --add: #e3f4e6; --add-mark: #b4e2bd; --del: #fbe7e5; --del-mark: #f3bdb8; --code: #f4f3f0;
  color-scheme: light;
}
:root[data-theme="dark"] {
  --bg: #191a1c; --panel: #212325; --line: #37393d; --text: #e6e5e1; --soft: #a09f99;
  --accent: #76a9e8; --left: #e3a04a; --error: #f08a80; --ok: #7cc496;
  --add: #1d3626; --add-mark: #2f5f3f; --del: #412221; --del-mark: #713835; --code: #292b2e;
  color-scheme: dark;
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 1320px; background: var(--bg);
  color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif;
}
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .8rem; }
h2 small { font-weight: 400; color: var(--soft); margin-left: .5rem; }
code, pre, .mono { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .86em; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
button, select, input[type=search] {
  font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line);
  border-radius: 6px; padding: .35rem .65rem;
}
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
header { display: flex; gap: 1rem; align-items: flex-start; justify-content: space-between; }
header p { margin: .25rem 0 0; color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: .8rem; margin-top: 1.4rem; }
.card { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; }
.card b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.card span { color: var(--soft); font-size: .9em; }
.card.error b { color: var(--error); } .card.warning b { color: var(--left); } .card.ok b { color: var(--ok); }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; overflow-x: auto; }
.failed { border-left: 4px solid var(--error); margin-top: 1.4rem; }
.failed ul { margin: .4rem 0 0; padding-left: 1.2rem; }
svg text { fill: var(--text); font-size: 12.5px; }
svg text.soft { fill: var(--soft); }
svg g.row { cursor: pointer; }
svg g.row:hover rect.back { fill: var(--code); }
.edits { fill: var(--accent); background: var(--accent); } .left { fill: var(--left); background: var(--left); }
.legend { display: flex; gap: 1.4rem; color: var(--soft); margin-bottom: .5rem; font-size: .9em; }
.legend i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .4em; }
.filters {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .6rem; align-items: center;
  background: var(--bg); padding: .7rem 0; border-bottom: 1px solid var(--line); margin-top: 2.4rem;
}
.filters input[type=search] { flex: 1 1 260px; }
.filters select { max-width: 260px; }
.filters label { white-space: nowrap; }
.apis { columns: 3 300px; column-gap: 1.5rem; margin: 0 0 1.2rem; padding: 0; list-style: none; }
.apis li { break-inside: avoid; display: flex; justify-content: space-between; gap: .6rem; padding: .1rem .4rem; border-radius: 4px; cursor: pointer; }
.apis li:hover, .apis li.on { background: var(--code); }
.apis li code { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.apis li span { color: var(--soft); font-variant-numeric: tabular-nums; }
.finding { border-bottom: 1px solid var(--line); padding: .55rem 0; }
.finding:last-child { border-bottom: 0; }
.finding .where { float: right; color: var(--soft); margin-left: 1rem; }
.finding pre, .where-line { margin: .3rem 0 0; padding: .3rem .6rem; background: var(--code); border-radius: 5px; overflow-x: auto; white-space: pre; }
.finding mark { background: none; color: inherit; border-bottom: 2px solid var(--left); }
.finding.error mark { border-color: var(--error); }
.badge { display: inline-block; font-size: .78em; border-radius: 4px; padding: 0 .4em; border: 1px solid currentColor; margin-right: .5em; }
.badge.error { color: var(--error); } .badge.warning { color: var(--left); } .badge.hint { color: var(--accent); }
.fix { color: var(--soft); font-size: .92em; }
details.file { border-bottom: 1px solid var(--line); }
details.file:last-of-type { border-bottom: 0; }
details.file > summary { cursor: pointer; padding: .4rem 0; display: flex; gap: 1rem; list-style-position: inside; }
details.file > summary::before { content: "▸"; color: var(--soft); }
details.file[open] > summary::before { content: "▾"; }
details.file > summary::-webkit-details-marker { display: none; }
details.file > summary .path { flex: 1; overflow-wrap: anywhere; }
details.file > summary .n { color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
details.file > summary .n.todo { color: var(--left); }
table.diff { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .4rem 0 1rem; }
table.diff td { vertical-align: top; padding: 0 .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
table.diff td.no { width: 3.6rem; text-align: right; color: var(--soft); user-select: none; }
table.diff td.del { background: var(--del); } table.diff td.add { background: var(--add); }
table.diff td.del mark { background: var(--del-mark); color: inherit; }
table.diff td.add mark { background: var(--add-mark); color: inherit; }
table.diff tr.gap td { color: var(--soft); background: var(--code); padding: .1rem .5rem; }
#support { margin-top: 1.4rem; } #support summary { cursor: pointer; font-weight: 600; margin-bottom: .5rem; }
#supported td { padding: .1rem 1.2rem .1rem 0; } #supported tr.part td:nth-child(2) { color: var(--left); }
.none { color: var(--soft); }
@media (max-width: 760px) { body { padding: 1rem; } .finding .where { float: none; display: block; margin: 0; } }
@media print { .filters, #theme { display: none; } }
)css";

}  // namespace mindport::cli
