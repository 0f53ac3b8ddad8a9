import { describe, expect, it } from 'vitest'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'

describe('prettyMarkup of XML', () => {
  it.each([
    ['<a/>', '<a/>'],
    ['<a><b>1</b><c/></a>', '<a>\n  <b>1</b>\n  <c/>\n</a>'],
    [
      '<?xml version="1.0"?><a x="1>2"><!-- c --><b/></a>',
      '<?xml version="1.0"?>\n<a x="1>2">\n  <!-- c -->\n  <b/>\n</a>'
    ],
    ['<p>mixed <b>text</b> stays</p>', '<p>mixed <b>text</b> stays</p>'],
    ['<a>\n\n <b> </b>\n</a>', '<a>\n  <b> </b>\n</a>'],
    ['<a><![CDATA[<not a tag>]]></a>', '<a><![CDATA[<not a tag>]]></a>'],
    ['<a xml:space="preserve"> <b/> </a>', '<a xml:space="preserve"> <b/> </a>'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a><b/></a>', '<!DOCTYPE a [<!ENTITY x "y">]>\n<a>\n  <b/>\n</a>'],
    ['<a>\u00a0<b/></a>', '<a>\u00a0<b/></a>'],
    ['\ufeff<ü:a><b/></ü:a >', '<ü:a>\n  <b/>\n</ü:a >']
  ])('lays out %j', (text, pretty) => expect(prettyMarkup(text, 'xml')).toBe(pretty))

  it.each([
    '',
    'text',
    'text <a/>',
    '<a>',
    '<a></b>',
    '</a>',
    '<a',
    '<a><b></a></b>',
    '<!-- ',
    '<a x="></a>',
    '<1/>',
    '< a/>'
  ])('refuses %j', text => expect(prettyMarkup(text, 'xml')).toBeUndefined())

  it('survives a hostile depth', () => {
    expect(prettyMarkup('<a>'.repeat(100_000), 'xml')).toBeUndefined()
    expect(prettyMarkup('<a>'.repeat(100_000) + '</a>'.repeat(100_000), 'xml')).toBeUndefined()
  })

  it('gives up rather than grow past its limit', () => {
    expect(prettyMarkup(`<a>${'<b/>'.repeat(100)}</a>`, 'xml', 50)).toBeUndefined()
  })
})

describe('prettyMarkup of HTML', () => {
  it('knows elements without end tag, any case, and content that is no markup', () => {
    const text =
      '<!doctype html><HTML><head><meta charset=utf-8><script>if (a<b) x("</p>")</script></head><body><hr><pre> a\n  b</pre></body></html>'
    expect(prettyMarkup(text, 'html')).toBe(
      [
        '<!doctype html>',
        '<HTML>',
        '  <head>',
        '    <meta charset=utf-8>',
        '    <script>if (a<b) x("</p>")</script>',
        '  </head>',
        '  <body>',
        '    <hr>',
        '    <pre> a\n  b</pre>',
        '  </body>',
        '</html>'
      ].join('\n')
    )
  })

  it('leaves HTML with implied end tags as it is', () => {
    expect(prettyMarkup('<ul><li>a<li>b</ul>', 'html')).toBeUndefined()
    expect(prettyMarkup('<script>never ends', 'html')).toBeUndefined()
  })
})
