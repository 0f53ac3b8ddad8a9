import { PHASE_NAMES } from '../../model/phases.ts'

/** The colours of the app's own themes. */
const LIGHT = `
  --app: #f4f5f7;
  --surface: #ffffff;
  --raised: #f7f8fa;
  --line: #e1e5ea;
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
h2 { margin: 32px 0 10px; font-size: 14px; font-weight: 600; }
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
table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--faint); font-size: 12px; background: var(--raised); }
thead th:nth-child(1) { width: 38%; }
thead th:nth-child(2) { width: 68px; }
thead th:nth-child(3) { width: 88px; }
thead th:nth-child(4) { width: 92px; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td { font-family: ui-monospace, monospace; font-size: 12px; line-height: 21px; }
td.number:nth-child(n+3) { color: var(--muted); }
.title { display: flex; gap: 8px; align-items: baseline; }
.method { flex: none; width: 56px; color: var(--muted); font: 12px ui-monospace, monospace; overflow: hidden; text-overflow: ellipsis; }
.name { overflow-wrap: anywhere; }
.folder { color: var(--faint); }
th p, details { margin: 4px 0 4px 84px; font-size: 12px; overflow-wrap: anywhere; }
summary { color: var(--faint); cursor: pointer; width: fit-content; }
summary:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; border-radius: 2px; }
.checks { margin: 4px 0 0; padding: 0; list-style: none; }
code { font: 12px ui-monospace, monospace; }
.checks dl { display: grid; grid-template-columns: 64px 1fr; gap: 0 8px; margin: 2px 0 6px 18px; font: 12px/1.5 ui-monospace, monospace; }
.checks dt { color: var(--faint); }
.checks dd { margin: 0; white-space: pre-wrap; }
.axis svg { display: block; width: 100%; height: 12px; margin: 4px 0; }
.ruler { position: relative; height: 18px; }
.ruler span { position: absolute; padding-left: 4px; border-left: 1px solid var(--line); white-space: nowrap; }
.failed th[scope="row"] { box-shadow: inset 2px 0 var(--bad); }
@media (max-width: 760px) { thead th:nth-child(1) { width: 55%; } thead th:nth-child(3), td:nth-child(3) { display: none; } th p, details { margin-left: 18px; } .title { flex-wrap: wrap; } .name { flex-basis: 100%; } .ruler span:nth-child(even) { display: none; } }
@media (max-width: 600px) { thead th:nth-child(1) { width: 42%; } .ruler span:nth-child(n+2) { display: none; } }
${PHASE_NAMES.map(name => `.ph-${name} { fill: var(--phase-${name}); }`).join('\n')}
`
