import { expect, it } from 'vitest'
import { inertHtml } from '#shared/preview/inert-html.ts'

it.each([
  ['<iframe src="http://a.test">x</iframe>', '<noframes src="http://a.test">x</noframes>'],
  ['<IFRAME/src=x>', '<noframes/src=x>'],
  ['<iframe\nsrcdoc="&lt;img&gt;"></iframe\n>', '<noframes\nsrcdoc="&lt;img&gt;"></noframes\n>'],
  ['<frameset><frame src=x></frameset>', '<frameset><bgsound src=x></frameset>'],
  ['<object data=x>else</object><embed src=x>', '<x-object data=x>else</x-object><bgsound src=x>'],
  ['<link rel=preconnect href=x><link/rel=x>', '<bgsound rel=preconnect href=x><bgsound/rel=x>'],
  ['<a href=x target=_top>a</a>', '<a target=_blank href=data:, href=x target=_top>a</a>'],
  ['<a/href=x>', '<a target=_blank href=data:, /href=x>'],
  ['<a href=x><a name=b></a>', '<a target=_blank href=data:, href=x><a name=b></a>'],
  ['<a\nxlink:HREF="x">', '<a target=_blank href=data:,\nxlink:HREF="x">'],
  ['<p title="a>b"><a href=x>', '<p title="a>b"><a target=_blank href=data:, href=x>'],
  ["<p title = 'a>b'><a href=x>", "<p title = 'a>b'><a target=_blank href=data:, href=x>"],
  ["<p>it's <a href=x>it's</a>", "<p>it's <a target=_blank href=data:, href=x>it's</a>"],
  ['<!-- <a> --><a href=x>', '<!-- <a> --><a target=_blank href=data:, href=x>'],
  ['<title><a></TITLE ><a href=x>', '<title><a></TITLE ><a target=_blank href=data:, href=x>'],
  ['<input value="<iframe>"><a href=x>', '<input value="<noframes>"><a target=_blank href=data:, href=x>'],
  ['<map><AREA href=x></map>', '<map><AREA target=_blank href=data:, href=x></map>']
])('%s becomes %s', (html, inert) => expect(inertHtml(html, { network: false })).toBe(inert))

it('leaves what only begins alike, and all that is text', () => {
  const html = '<abbr>a</abbr><article><links></links><iframes> &lt;iframe> a < b <a'
  expect(inertHtml(html, { network: false })).toBe(html)
})

it.each([
  '<input value="<a href=1>">',
  '<input value=\'<a href=1>\' title="<area b>">',
  '<title>see <a b></title>',
  '<textarea>\n<a href="x">\n</textarea>',
  '<style>p::before { content: "<a b>" }</style>',
  '<!-- <a href=x> -->',
  '<title>see <a b>',
  '<input value="<a href=x>'
])('leaves what is no link: %s', html => expect(inertHtml(html, { network: false })).toBe(html))

it('takes no longer for a page that was made to take long', () => {
  const hostile = [
    '<a x="">'.repeat(50_000),
    '<a x='.repeat(50_000),
    '<title>'.repeat(50_000),
    '<!--'.repeat(50_000)
  ]
  for (const html of hostile) expect(inertHtml(html, { network: false })).toContain('<')
})

it.each([
  '<link rel=stylesheet href=/a.css>',
  '<LINK href="a.css?b=1&c" REL="Alternate Stylesheet" disabled />',
  "<link crossorigin rel='stylesheet' href='a.css' rel=preconnect>"
])('leaves style sheets where the network is allowed: %s', html => {
  expect(inertHtml(html, { network: true })).toBe(html)
})

it.each([
  '<link rel=preconnect href=x>',
  '<link rel="stylesheet preconnect" href=x>',
  '<link rel="dns-prefetch" href=x>',
  '<link rel=prefetch rel=stylesheet href=x>',
  '<link rel="pre&#99;onnect" href=x>',
  '<link ="x=" rel=stylesheet > " rel=preconnect href=y>',
  '<link rel=stylesheet<b rel=preconnect href=y>',
  '<link/rel=stylesheet href=x>',
  '<link rel=stylesheet'
])('takes away other links where the network is allowed: %s', html => {
  const inert = inertHtml(`${html}<link href=x>`, { network: true })
  expect(inert).toBe(`${html.replace('<link', '<bgsound')}<bgsound href=x>`)
})
