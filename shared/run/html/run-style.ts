import { PHASE_NAMES } from '../../model/phases.ts'

/** The colours of the app's own themes. */
const LIGHT = `
  --app: #f4f5f7;
  --surface: #ffffff;
  --raised: #f7f8fa;
  --line: #e1e5ea;
  --shade: #0f182838;
  --ink: #171c26;
  --muted: #505b6b;
  --faint: #626d7e;
  --good: #14703f;
  --warn: #8a5600;
  --bad: #b9262b;
  --phase-queue: #848d9d;
  --phase-proxy-lookup: #e267a7;
  --phase-proxy-dns: #cf4590;
  --phase-proxy-tcp: #b12c78;
  --phase-proxy-tls: #8d1c60;
  --phase-proxy: #661246;
  --phase-dns: #0f8f80;
  --phase-tcp: #c26a10;
  --phase-tls: #8250df;
  --phase-upgrade: #8c7a10;
  --phase-send: #1c8cc7;
  --phase-ttfb: #1b9653;
  --phase-download: #2563eb;`
const DARK = `
  --app: #0d0f13;
  --surface: #13161c;
  --raised: #1a1e26;
  --line: #242a34;
  --shade: #00000099;
  --ink: #e7eaf0;
  --muted: #a3acba;
  --faint: #858f9f;
  --good: #56cf96;
  --warn: #e6b04c;
  --bad: #ff7b7b;
  --phase-queue: #7f8898;
  --phase-proxy-lookup: #f7c3df;
  --phase-proxy-dns: #f193c3;
  --phase-proxy-tcp: #ea6cab;
  --phase-proxy-tls: #d64c93;
  --phase-proxy: #b23a78;
  --phase-dns: #2fb8a6;
  --phase-tcp: #e0913a;
  --phase-tls: #b98aff;
  --phase-upgrade: #d6c14b;
  --phase-send: #6ec3ff;
  --phase-ttfb: #4cc38a;
  --phase-download: #4a85ea;`

/** How the report of a run looks: one sheet, for both themes, for screens and for paper. */
export const RUN_STYLE = `
:root {${LIGHT}
}
@media (prefers-color-scheme: dark) {
:root {${DARK}
}
}
@media print {
:root {${LIGHT}
}
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px clamp(16px, 3vw, 48px) 64px; max-width: 1500px; background: var(--app); color: var(--ink); font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; }
h1 { margin: 0; font-size: 20px; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 28px 0 10px; font-size: 14px; font-weight: 600; }
h2 small { color: var(--faint); font: 12px ui-monospace, monospace; overflow-wrap: anywhere; }
header p { margin: 4px 0 0; color: var(--muted); }
.note { color: var(--muted); }
.good { color: var(--good); }
.warn { color: var(--warn); }
.bad { color: var(--bad); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sums { display: flex; flex-wrap: wrap; gap: 12px; margin: 24px 0; }
.sums div { padding: 10px 16px; min-width: 104px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
.sums dt { color: var(--muted); font-size: 12px; }
.sums dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 16px; margin: 0 0 16px; padding: 0; list-style: none; color: var(--muted); font-size: 12px; }
.legend svg { margin-right: 6px; }
a { color: inherit; text-decoration: none; }
a:hover .name { text-decoration: underline; }
a:focus-visible, summary:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; border-radius: 2px; }
.failures { margin: 0 0 24px; }
.failures h2 { margin: 0 0 6px; }
/* A shadow tells that there are more: it lies still, and what covers it goes with the ends of the list. */
.failures ol { margin: 0; padding: 0; list-style: none; max-height: 340px; overflow: auto; background: linear-gradient(var(--surface) 40%, transparent) top / 100% 40px no-repeat local, linear-gradient(transparent, var(--surface) 60%) bottom / 100% 40px no-repeat local, linear-gradient(var(--shade), transparent) top / 100% 14px no-repeat, linear-gradient(transparent, var(--shade)) bottom / 100% 14px no-repeat, var(--surface); border: 1px solid var(--line); border-radius: 8px; }
.failures li { display: flex; flex-wrap: wrap; gap: 0 16px; padding: 5px 12px; box-shadow: inset 2px 0 var(--bad); }
.failures li + li { border-top: 1px solid var(--line); }
.failures a { display: flex; gap: 0 8px; align-items: baseline; }
.failures .where { flex: none; min-width: 92px; color: var(--muted); font-variant-numeric: tabular-nums; }
.failures .note { font-size: 12px; line-height: 21px; overflow-wrap: anywhere; }
.overview { margin: 0 0 24px; }
.overview figcaption { margin: 0 0 6px; color: var(--muted); font-size: 12px; }
.overview .ruler { color: var(--faint); font-size: 12px; }
.overview svg { display: block; width: 100%; }
.went-good { fill: var(--good); }
.went-bad { fill: var(--bad); }
.fold { margin: 12px 0; }
.fold > summary { padding: 6px 12px; width: auto; color: var(--ink); font-weight: 600; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
.fold h2 { margin-top: 8px; }
.hidden { margin: 12px 0; padding: 6px 12px; border: 1px dashed var(--line); border-radius: 8px; }
/* Which iteration a row is of, however far down it stands. */
section > h2 { position: sticky; top: 0; z-index: 1; display: flex; gap: 8px; align-items: baseline; margin: 20px 0 0; padding: 8px 0 10px; background: var(--app); white-space: nowrap; }
section > h2 small { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; white-space: normal; }
table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
th, td { padding: 6px 10px; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { border-top: 0; color: var(--faint); font-size: 12px; background: var(--raised); }
thead th:nth-child(1) { width: 38%; }
thead th:nth-child(2) { width: 68px; }
thead th:nth-child(3) { width: 88px; }
thead th:nth-child(4) { width: 92px; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td { font-family: ui-monospace, monospace; font-size: 12px; line-height: 21px; }
td.number:nth-child(n+3) { color: var(--muted); }
.title { display: flex; gap: 8px; align-items: baseline; }
.title [role="img"] { flex: none; width: 12px; }
.method { flex: none; width: 56px; color: var(--muted); font: 12px ui-monospace, monospace; overflow: hidden; text-overflow: ellipsis; }
.name { overflow-wrap: anywhere; }
.folder { color: var(--faint); }
.more td { padding: 0 10px 8px 94px; border-top: 0; font: 12px/1.5 ui-sans-serif, system-ui, sans-serif; overflow-wrap: anywhere; }
.more p { margin: 0 0 4px; }
summary { color: var(--faint); cursor: pointer; width: fit-content; }
.checks { margin: 4px 0 0; padding: 0; list-style: none; }
code { font: 12px ui-monospace, monospace; }
.checks dl { display: grid; grid-template-columns: 64px 1fr; gap: 0 8px; margin: 2px 0 6px 18px; font: 12px/1.5 ui-monospace, monospace; }
.checks dt { color: var(--faint); }
.checks dd { margin: 0; white-space: pre-wrap; }
.axis svg { display: block; width: 100%; height: 12px; margin: 4px 0; }
.ruler { position: relative; height: 18px; overflow: hidden; }
.ruler span { position: absolute; padding-left: 4px; border-left: 1px solid var(--line); white-space: nowrap; }
.failed > :first-child { box-shadow: inset 2px 0 var(--bad); }
.failed { scroll-margin-top: 76px; }
.failed:target > *, .failed:target + .more > * { background: color-mix(in srgb, var(--bad) 7%, var(--surface)); }
.failed:target > :first-child, .failed:target + .more > :first-child { box-shadow: inset 5px 0 var(--bad); }
@media (max-width: 760px) {
thead th:nth-child(1) { width: 50%; }
thead th:nth-child(3), td:nth-child(3) { width: 0; padding-inline: 0; font-size: 0; overflow: hidden; }
.more td { padding-left: 30px; }
.title { flex-wrap: wrap; row-gap: 0; }
.title .name { flex-basis: 100%; padding-left: 20px; }
.ruler span:nth-child(even) { display: none; }
}
/* There the waterfall has a line of its own. */
@media (max-width: 600px) {
table, thead, tbody { display: block; }
tr { display: grid; grid-template-columns: minmax(0, 1fr) 64px 80px; }
thead th:nth-child(n) { width: auto; }
th:nth-child(3), td:nth-child(3) { display: none; }
.axis, .more td { grid-column: 1 / -1; }
.axis { border-top: 0; padding-top: 0; }
.axis:has(svg:empty) { display: none; }
.failed > .axis { box-shadow: inset 2px 0 var(--bad); }
.failed:target > .axis { box-shadow: inset 5px 0 var(--bad); }
.failures a { flex-wrap: wrap; }
}
@media print {
@page { margin: 12mm; }
html { color-scheme: light; background: #ffffff; }
body { padding: 0; background: none; font-size: 12px; }
h2, .sums, .legend { break-after: avoid; }
tr, li, .sums div { break-inside: avoid; }
.failed:has(+ .more) { break-after: avoid; }
.failures ol { max-height: none; overflow: visible; }
section > h2 { position: static; }
section > h2 small { display: inline; }
table { overflow: visible; }
}
${PHASE_NAMES.map(name => `.ph-${name} { fill: var(--phase-${name}); }`).join('\n')}
`
