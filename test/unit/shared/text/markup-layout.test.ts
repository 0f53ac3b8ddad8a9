import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import { createLayout } from '#shared/text/create-layout.ts'
import { MAX_LEVELS } from '#shared/text/markup-levels.ts'
import { REACH_BYTES } from '#shared/text/markup-lookahead.ts'
import { NO_PAUSE } from '#shared/text/row-layout.ts'
import { RowWriter } from '#shared/text/row-writer.ts'
import { begin, bytesOf, layOut, rowsOf, textOf } from './lay-out.ts'

type Dialect = 'xml' | 'html'

const TEXTS: [Dialect, string][] = [
  ['xml', '<a/>'],
  ['xml', '<?xml version="1.0"?>\r\n<a x="1>2"  y=\'/>\'><!-- <c> --><b/><?go on?></a>\n<!---->'],
  ['xml', '<p>mixed <b>text</b> stays</p>'],
  ['xml', '<r><p>mixed <b>text</b> stays</p><p><b>text</b> behind</p><q>  <b/></q></r>'],
  ['xml', '<a>\n\n <b> </b>\n</a>  '],
  ['xml', '<a><![CDATA[<not a> tag]] ]]></a>'],
  ['xml', '<r><a><![CDATA[]]></a><b><![CDAT[]></b></r>'],
  ['xml', '<a xml:space="preserve"> <b/> </a>'],
  ['xml', "<r><a q='' xml:space xml:space = 'preserve' > <b/> </a><a xml:space='default'> <b/> </a></r>"],
  ['xml', '<!DOCTYPE a [<!ENTITY x "y"><!-- > -->]><a><b/></a>'],
  ['xml', '<ü:a\n  b="1\r\n2">\n<b/></ü:a >'],
  ['xml', '<a><b/>\u00a0<c/></a>'],
  ['xml', '<a/> text  between\n  elements <b/> and behind \n'],
  ['xml', '<a><b>one\n  two\r\n three</b><c>\n</c></a>'],
  ['xml', `<a><b>${'<c d="é😀">e</c>'.repeat(900)}</b><b>${'x😀'.repeat(3000)}</b></a>`],
  ['html', '<!doctype html><HTML><head><meta charset=utf-8><title>a</TITLE ></head><body><hr></body></html>'],
  ['html', '<div><script>if (a<b) x("</p></scriptx>")</script><pre> a\n  b</pre><br></div>'],
  ['html', '<ul><li><style>a</style\n x></li><li/><textarea>\n</textarea></ul>']
]

const NO_MARKUP: [string, string, number][] = [
  ['a word', 'hello <b/>', 0],
  ['a wrong end tag', '<a><b></a></b>', 10],
  ['an end tag too many', '<a/></a>', 4],
  ['a number for a name', '<a><1/></a>', 4],
  ['space before a name', '< a/>', 1],
  ['a tag in a tag', '<a <b/>', 3]
]

const SPACE = fc.constantFrom('', ' ', '\n', ' \r\n\t')
const WORD = fc.constantFrom('x', ' a b ', 'é😀\nz', '<![CDATA[<]]>', '&amp;')
const ASIDE = fc.constantFrom('<!-- a > <b> -->', '<?do it?>', '<!---->')
const TAG = fc.constantFrom('a', 'b c="1>2"', "d:e f='\"'\n", 'ü', 'g xml:space="preserve"')

const { nodes } = fc.letrec<{ nodes: string; node: string; element: string }>(tie => ({
  nodes: fc
    .array(fc.tuple(SPACE, tie('node')), { maxLength: 4, depthIdentifier: 'markup' })
    .map(parts => parts.flat().join('')),
  node: fc.oneof({ depthIdentifier: 'markup', maxDepth: 6 }, ASIDE, tie('element'), tie('element'), WORD),
  element: fc
    .tuple(TAG, tie('nodes'), SPACE, fc.boolean())
    .map(([tag, inner, space, isEmpty]) =>
      isEmpty && inner === '' ? `<${tag}/>` : `<${tag}>${inner}${space}</${tag.split(' ')[0]}>`
    )
}))
const anyMarkup = nodes.map(text => `<?xml version="1.0"?><r>${text}</r>`)
const anyHtml = nodes.map(text => `<!doctype html><div>${text}<br><script>a<b</script></div>`)
const anyText = fc.oneof(
  anyMarkup.map((text): [Dialect, string] => ['xml', text]),
  anyHtml.map((text): [Dialect, string] => ['html', text]),
  fc.constantFrom(...TEXTS, ...NO_MARKUP.map(([, text]): [Dialect, string] => ['xml', text]))
)
const junk = fc.string({
  unit: fc.constantFrom(...'<>/!?-[]ab="\' \n\r', '<a>', '</a>', '<!--', ']]>'),
  maxLength: 60
})

const lines = (text: string | undefined) => text?.replace(/\r\n?/g, '\n')

describe('markup over rows', () => {
  it.each(TEXTS)('lays %s out as prettyMarkup does: %#', (dialect, text) => {
    expect(textOf(dialect, text)).toBe(lines(prettyMarkup(text, dialect)))
    expect(layOut(dialect, bytesOf(text)).layout.leftOff).toBeUndefined()
  })

  it('lays out any markup as prettyMarkup does', () =>
    fc.assert(
      fc.property(anyText, ([dialect, text]) => {
        const pretty = prettyMarkup(text, dialect)
        if (pretty !== undefined) expect(textOf(dialect, text)).toBe(lines(pretty))
        expect(layOut(dialect, bytesOf(text)).layout.leftOff === undefined).toBe(pretty !== undefined)
      }),
      { numRuns: 500 }
    ))

  it.each(NO_MARKUP)('leaves off at %s', (_, text, offset) => {
    const { layout, rows } = layOut('xml', bytesOf(text))
    expect(layout.leftOff).toMatchObject({ why: 'syntax', offset })
    expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })

  it.each(['<a', '<a><b/>', '<a b="', '<!-- a', '<![CDATA[', '<!DOCTYPE a [', '<a/><?b'])(
    'says that %s ends too early',
    text => {
      const { layout } = layOut('xml', bytesOf(text))
      expect(layout.leftOff).toMatchObject({ why: 'end', offset: text.length })
    }
  )

  it('drops no byte, whatever it is', () =>
    fc.assert(
      fc.property(fc.constantFrom<Dialect>('xml', 'html'), junk, (dialect, text) => {
        const plain = (text: string) => text.replace(/[ \r\n]/g, '')
        expect(plain(textOf(dialect, text))).toBe(plain(text))
      }),
      { numRuns: 1000 }
    ))

  it('makes the same rows wherever the bytes are cut', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          junk.map((text): [Dialect, string] => ['html', text])
        ),
        ([dialect, text]) => {
          const bytes = bytesOf(text)
          const whole = layOut(dialect, bytes)
          for (let border = 1; border < Math.min(bytes.length, 100); border++) {
            const cut = layOut(dialect, bytes, [border, Math.min(bytes.length, border * 2)])
            expect(cut.rows).toEqual(whole.rows)
            expect(cut.writer.size).toBe(whole.writer.size)
            expect(cut.layout.leftOff).toEqual(whole.layout.leftOff)
          }
        }
      ),
      { numRuns: 60 }
    ))

  it('makes the same rows again from the beginning of any row', () =>
    fc.assert(
      fc.property(anyText, ([dialect, text]) => {
        const bytes = bytesOf(text)
        const { rows, writer, page } = layOut(dialect, bytes)
        const first = begin(dialect, bytes)
        for (let at = 0, row = 0; row < rows.length; row++) {
          if (row > 0) at = first.layout.run(bytes, 0, at, { ...NO_PAUSE, row })
          const again = begin(dialect, bytes)
          const offset = again.layout.restore(first.layout.save(at))
          again.layout.run(bytes.subarray(offset), offset, 0, NO_PAUSE)
          expect(rowsOf(again.page)).toEqual(rows.slice(row))
          expect(again.writer.size).toBe(writer.size)
          expect(again.page.traits(0)).toEqual(page.traits(row))
        }
      }),
      { numRuns: 60 }
    ))

  it('says of each row how deep it is, whether it opens something, and what it begins within', () => {
    const text = '<a\nb="1\n2"><c>x\ny</c><!-- d\ne --><f><![CDATA[g\nh]]></f></a>'
    const { page } = layOut('xml', bytesOf(text))
    expect(Array.from({ length: page.count }, (_, index) => page.traits(index))).toEqual(
      [
        [0, false, undefined],
        [0, false, 'tag'],
        [0, true, 'string'],
        [1, false, undefined],
        [1, false, undefined],
        [1, false, undefined],
        [1, false, 'comment'],
        [1, false, undefined],
        [1, false, 'text'],
        [0, false, undefined]
      ].map(([depth, opens, within]) => ({ depth, opens, within, continued: false }))
    )
  })

  it('splits a long row between characters, and says what it goes on with', () => {
    const { page, rows } = layOut('xml', bytesOf(`<a><b c="${'😀'.repeat(2500)}"/></a>`))
    expect(rows.join('')).toBe(`<a>  <b c="${'😀'.repeat(2500)}"/></a>`)
    expect(page.traits(2)).toEqual({ depth: 1, continued: true, opens: false, within: 'string' })
    expect(rows.every(row => !row.includes('\ufffd'))).toBe(true)
  })

  it('looks no further into an element than it reaches', () => {
    const children = '<b/>'.repeat(REACH_BYTES / 4)
    const { layout, rows } = layOut('xml', bytesOf(`<a>${children} late  text <c/></a>`))
    expect(layout.leftOff).toBeUndefined()
    expect(rows.slice(0, 2)).toEqual(['<a>', '  <b/>'])
    expect(rows.slice(-4)).toEqual(['  <b/>', '  late  text', '  <c/>', '</a>'])
  })

  it('takes a token that is longer than it reaches', () => {
    const long = 'x'.repeat(REACH_BYTES * 2)
    const text = `<a><b c="${long}"><d/></b><!--${long}--><e>${long}</e></a>`
    const { layout, page } = layOut('xml', bytesOf(text), [REACH_BYTES, REACH_BYTES + 1])
    expect(layout.leftOff).toBeUndefined()
    const pretty = `<a>\n  <b c="${long}">\n    <d/>\n  </b>\n  <!--${long}-->\n  <e>${long}</e>\n</a>`
    expect(new TextDecoder().decode(page.bytes)).toBe(pretty)
  })

  it('goes as deep as a million levels, and leaves off there', () => {
    const bytes = bytesOf('<a>'.repeat(MAX_LEVELS + 10))
    const writer = new RowWriter()
    const readAhead = (offset: number) => bytes.subarray(offset, offset + REACH_BYTES)
    const layout = createLayout('xml', writer, { guardEnd: 0, readAhead })
    layout.run(bytes, 0, 0, NO_PAUSE)
    expect(layout.leftOff).toMatchObject({ why: 'depth', offset: (MAX_LEVELS + 1) * 3 })
    expect(writer.row).toBe(MAX_LEVELS)
  })
})
