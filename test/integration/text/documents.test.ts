import { describe, expect, it } from 'vitest'
import { openText, textDocument } from '#test/fixtures/text-documents.ts'

const JSON_TEXT = '{"a":[1,{"b":"x"}],"c":12345678901234567890,"a b\'":{}}'
const ROWS = [
  '{',
  '  "a": [',
  '    1,',
  '    {',
  '      "b": "x"',
  '    }',
  '  ],',
  '  "c": 12345678901234567890,',
  '  "a b\'": {}',
  '}'
]

describe('a document of JSON', () => {
  it.each([true, false])('is laid out, whether in a file (%s) or in memory', async inFile => {
    const text = await openText(JSON_TEXT, {}, inFile)
    expect(text.opened).toMatchObject({ language: 'json', layout: 'pretty', encoding: 'utf-8' })
    expect(text.done).toMatchObject({ rows: 10, notices: [], size: ROWS.join('\n').length })
    expect(await text.texts()).toEqual(ROWS)
    expect((await text.rows(1, 2)).map(({ line, depth, opens }) => [line, depth, opens])).toEqual([
      [2, 1, true],
      [3, 2, undefined]
    ])
  })

  it('knows of each row where it stands, what it holds and where it ends', async () => {
    const { document } = await openText(JSON_TEXT)
    const ask = async (row: number) => [
      (await document.rows.call('path', { row }))?.path,
      (await document.rows.call('value', { row })).text,
      (await document.rows.call('fold', { row }))?.row
    ]
    const all = await Promise.all(ROWS.map((_, row) => ask(row)))
    expect(all).toEqual([
      ['$', JSON_TEXT, 9],
      ["$['a']", '[1,{"b":"x"}]', 6],
      ["$['a'][0]", '1', undefined],
      ["$['a'][1]", '{"b":"x"}', 5],
      ["$['a'][1]['b']", '"x"', undefined],
      ["$['a'][1]", '{"b":"x"}', undefined],
      ["$['a']", '[1,{"b":"x"}]', undefined],
      ["$['c']", '12345678901234567890', undefined],
      ["$['a b\\'']", '{}', undefined],
      ['$', JSON_TEXT, undefined]
    ])
  })

  it('reads a part of it, and the whole', async () => {
    const { document } = await openText(JSON_TEXT)
    expect(await document.rows.call('read', {})).toEqual({ text: ROWS.join('\n') })
    const part = { start: { row: 1, column: 3 }, end: { row: 3, column: 2 } }
    expect(await document.rows.call('read', part)).toEqual({ text: 'a": [\n    1,\n  ' })
  })

  it('says from where on it is no JSON', async () => {
    const text = await openText('{"a":1,oops\nmore')
    expect(text.done.notices).toEqual([{ code: 'laid-out-until', why: 'syntax', offset: 7, row: 2 }])
    expect(await text.texts()).toEqual(['{', '  "a": 1,', '  oops', 'more'])
  })

  it('puts a guard against scripts on a row of its own', async () => {
    const text = await openText('\ufeff)]}\',\n{"a":"[1]"}')
    expect(await text.texts()).toEqual([")]}',", '{', '  "a": "[1]"', '}'])
    expect((await text.search('^[^a]*$', { regex: true })).last.matches).toBe(3)
    expect(text.done.notices).toEqual([])
  })

  it('folds over many checkpoints, and finds paths far inside', async () => {
    const items = Array.from({ length: 60_000 }, (_, n) => ({ id: n, tags: ['a', { b: n }] }))
    const body = JSON.stringify({ items, last: true })
    const { document, done } = await openText(body, {}, true)
    expect(done.rows).toBe(60_000 * 9 + 5)
    expect(await document.rows.call('fold', { row: 1 })).toEqual({ row: done.rows - 3 })
    const inside = 2 + 9 * 44_444 + 5
    expect(await document.rows.call('rows', { from: inside, count: 1 })).toMatchObject([
      { text: '          "b": 44444', line: inside + 1 }
    ])
    expect(await document.rows.call('path', { row: inside })).toEqual({
      path: "$['items'][44444]['tags'][1]['b']"
    })
    expect((await document.rows.call('value', { row: 1 })).text).toBe(JSON.stringify(items))
  })

  it('bears a hundred thousand levels', async () => {
    const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`
    const { document, done } = await openText(deep)
    expect(done).toMatchObject({ rows: 200_001, notices: [] })
    expect(await document.rows.call('fold', { row: 0 })).toEqual({ row: 200_000 })
    expect(await document.rows.call('fold', { row: 99_999 })).toEqual({ row: 100_001 })
    expect(await document.rows.call('path', { row: 100_000 })).toBeNull()
  })
})

describe('a document of XML or HTML', () => {
  const XML_TEXT =
    '\n<o:all xmlns:o="urn:o"><!-- two --><o:one id="1"><t>a\nb</t><u/></o:one><t/><o:one><v>c</v></o:one></o:all>'
  const xml = { contentType: 'application/xml' }

  it.each([true, false])('is laid out, whether in a file (%s) or in memory', async inFile => {
    const text = await openText(XML_TEXT, xml, inFile)
    expect(text.opened).toMatchObject({ language: 'xml', layout: 'pretty' })
    expect(text.done.notices).toEqual([])
    expect(await text.texts()).toEqual([
      '<o:all xmlns:o="urn:o">',
      '  <!-- two -->',
      '  <o:one id="1">',
      '    <t>a',
      'b</t>',
      '    <u/>',
      '  </o:one>',
      '  <t/>',
      '  <o:one>',
      '    <v>c</v>',
      '  </o:one>',
      '</o:all>'
    ])
    expect((await text.search('^ *<o:', { regex: true })).last.matches).toBe(3)
  })

  it('knows of each row where it stands, what it holds and where it ends', async () => {
    const { document, done } = await openText(XML_TEXT, xml)
    const ask = async (row: number) => [
      (await document.rows.call('path', { row }))?.path,
      (await document.rows.call('value', { row })).text,
      (await document.rows.call('fold', { row }))?.row
    ]
    const all = await Promise.all(Array.from({ length: done.rows }, (_, row) => ask(row)))
    const one = '<o:one id="1"><t>a\nb</t><u/></o:one>'
    expect(all).toEqual([
      ['/o:all[1]', XML_TEXT.trim(), 11],
      ['/o:all[1]', '  <!-- two -->', undefined],
      ['/o:all[1]/o:one[1]', one, 6],
      ['/o:all[1]/o:one[1]/t[1]', '<t>a\nb</t>', undefined],
      ['/o:all[1]/o:one[1]/t[1]', 'b</t>', undefined],
      ['/o:all[1]/o:one[1]/u[1]', '<u/>', undefined],
      ['/o:all[1]/o:one[1]', one, undefined],
      ['/o:all[1]/t[1]', '<t/>', undefined],
      ['/o:all[1]/o:one[2]', '<o:one><v>c</v></o:one>', 10],
      ['/o:all[1]/o:one[2]/v[1]', '<v>c</v>', undefined],
      ['/o:all[1]/o:one[2]', '<o:one><v>c</v></o:one>', undefined],
      ['/o:all[1]', XML_TEXT.trim(), undefined]
    ])
  })

  it('folds over many checkpoints, and finds paths that a filter takes', async () => {
    const orders = Array.from(
      { length: 30_000 },
      (_, n) => `<order><id>${n}</id><${n % 40 ? 'x' : 'y'}/></order>`
    )
    const body = `<all>${orders.join('')}<last/></all>`
    const { document, done } = await openText(body, xml, true)
    expect(done.rows).toBe(30_000 * 4 + 3)
    expect(await document.rows.call('fold', { row: 0 })).toEqual({ row: done.rows - 1 })
    const row = 1 + 4 * 22_222 + 1
    const path = (await document.rows.call('path', { row }))?.path ?? ''
    expect(path).toBe('/all[1]/order[22223]/id[1]')
    const filter = { kind: 'xpath' as const, expression: path }
    expect(await (await openText(body, { ...xml, filter, layout: 'raw' })).texts()).toEqual([
      '<id>22222</id>',
      ''
    ])
  })

  it('counts among all elements where there are many names', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `<n${n}/>`).join('')
    const { document } = await openText(`<all>${names}</all>`, xml)
    expect(await document.rows.call('path', { row: 30 })).toEqual({ path: '/all[1]/*[30]' })
  })

  it('lays out HTML, and says from where on it does not match', async () => {
    const text = await openText('<!doctype html><div><BR><ul><li>one</ul></div>', {
      contentType: 'text/html'
    })
    expect(await text.texts()).toEqual([
      '<!doctype html>',
      '<div>',
      '  <BR>',
      '  <ul>',
      '    <li>one</ul></div>'
    ])
    expect(text.done.notices).toMatchObject([{ code: 'laid-out-until', why: 'syntax', offset: 40, row: 4 }])
  })

  it('keeps what is no markup as it is', async () => {
    const text = await openText('no markup\n  at all', { ...xml, language: 'xml' })
    expect(await text.texts()).toEqual(['no markup', '  at all'])
    expect(text.done.notices).toMatchObject([{ code: 'laid-out-until', why: 'syntax', offset: 0, row: 0 }])
  })
})

describe('a document of text', () => {
  const text = { contentType: 'text/plain', layout: 'raw' as const }

  it('goes over several rows where a line is long', async () => {
    const line = 'x'.repeat(10_000)
    const { document, rows } = await openText(`a\n${line}\r\nb`, text)
    expect((await rows()).map(({ text, line, continued }) => [text.length, line, continued])).toEqual([
      [1, 1, undefined],
      [4096, 2, undefined],
      [4096, 2, true],
      [1808, 2, true],
      [1, 3, undefined]
    ])
    expect(await document.rows.call('value', { row: 2 })).toEqual({ text: line })
    expect(await document.rows.call('value', { row: 4 })).toEqual({ text: 'b' })
    expect(await document.rows.call('path', { row: 0 })).toBeNull()
  })

  it('hands out no line that is too long, and does not look for its end', async () => {
    const { document } = await openText(Buffer.alloc(20_000_000, 'x'), text, true)
    const asking = document.rows.call('value', { row: 100 })
    await expect(asking).rejects.toMatchObject({ code: 'BODY_LIMIT', reason: 'text' })
    const reading = document.rows.call('read', {})
    await expect(reading).rejects.toMatchObject({ code: 'BODY_LIMIT', reason: 'text' })
  })

  it.each([
    ['utf-16le', new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe4, 0, 0x0a, 0, 0, 0xd8])],
    ['windows-1252', new Uint8Array([0x61, 0xe4, 0x0a])]
  ])('is read in %s, from a file that ends with it', async (encoding, bytes) => {
    const opened = await openText(bytes, { ...text, ...(encoding === 'windows-1252' && { encoding }) })
    expect(opened.opened.encoding).toBe(encoding)
    expect((await opened.texts())[0]).toBe('aä')
    expect(opened.scratch()).toHaveLength(1)
    await opened.document.close()
    expect(opened.scratch()).toEqual([])
  })

  it('counts bytes that are not UTF-8, and leaves a mark of its order out', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeffa\u0000'),
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from('ä')
    ])
    const opened = await openText(bytes, { ...text, encoding: 'utf-8' })
    expect(await opened.texts()).toEqual(['a\u0000\ufffd\ufffd(ä'])
    expect(opened.done.notices).toEqual([{ code: 'invalid-bytes', count: 2 }])
  })

  it.each([
    ['us-ascii', 'ab €', [{ code: 'is-utf-8' }]],
    ['us-ascii', 'ab', []],
    ['utf-8', 'ab €', []]
  ])('says whether what was sent as %s is UTF-8: %s', async (charset, bytes, notices) => {
    const opened = await openText(bytes, { ...text, charset })
    expect(opened.done.notices).toEqual(notices)
  })

  it('refuses an encoding that nobody knows', async () => {
    const opening = openText('a', { ...text, encoding: 'klingon' })
    await expect(opening).rejects.toMatchObject({ code: 'BUILD', field: 'encoding' })
  })

  it('says that there is no layout for it', async () => {
    const { opened, done } = await openText('a { }', { contentType: 'text/css' })
    expect([opened.layout, done.notices]).toEqual(['raw', [{ code: 'no-layout' }]])
  })

  it('shows nothing as one empty row', async () => {
    const { done, texts } = await openText('', text)
    expect([done.rows, await texts()]).toEqual([1, ['']])
  })
})

describe('a document that ends', () => {
  it('answers nothing any more, and leaves no file', async () => {
    const opened = await openText(Buffer.from('ä'.repeat(2_000_000), 'latin1'), {
      contentType: 'text/plain',
      layout: 'raw',
      encoding: 'latin1'
    })
    await opened.document.close()
    expect(() => opened.document.rows).toThrow(expect.objectContaining({ reason: 'text-closed' }))
    expect(opened.scratch()).toEqual([])
  })

  it('can be closed while it is being read', async () => {
    const { document, location, scratch } = textDocument(
      Buffer.alloc(30_000_000, 'é', 'latin1'),
      { contentType: 'text/plain', encoding: 'latin1' },
      true
    )
    for await (const event of document.open(location)) if (event.kind === 'progress') break
    await document.close()
    expect(scratch()).toEqual([])
  })

  it('says so when its file is gone', async () => {
    const { document } = textDocument('')
    const reading = document.open({ path: '/nowhere/body', offset: 0, size: 10 }).next()
    await expect(reading).rejects.toMatchObject({ code: 'IO', reason: 'ENOENT' })
  })
})
