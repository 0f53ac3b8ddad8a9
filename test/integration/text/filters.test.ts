import { describe, expect, it } from 'vitest'
import { MOST_RESULTS } from '#engine/text/filter/filter-result.ts'
import { MOST_RESULT_BYTES } from '#engine/text/write-pieces.ts'
import type { TextFilter } from '#shared/model/text-document.ts'
import { openText } from '#test/fixtures/text-documents.ts'

const JSON_TEXT =
  '{"items":[{"id":1,"big":12345678901234567890,"x":1.0},{"id":2}],"__proto__":{"polluted":1}}'
const XML_TEXT =
  '<?xml version="1.0" encoding="utf-8"?>\n<f:feed xmlns:f="urn:f" xmlns="urn:d"><entry id="1"><t>one</t></entry><entry id="2"/><!-- last --></f:feed>'

const filter = (kind: TextFilter['kind'], expression: string) => ({ filter: { kind, expression } })

describe('a filter of JSON', () => {
  it.each<[TextFilter['kind'], string, string[]]>([
    ['jsonpath', '$.items[*].id', ['1', '2']],
    ['jsonpath', '$.items[?@.id == 1].big', ['12345678901234567890']],
    ['jsonpath', '$.items[?@.id > 1]', ['{', '  "id": 2', '}']],
    ['jsonpath', '$.none', ['']],
    ['jsonpath', "$['__proto__']", ['{', '  "polluted": 1', '}']],
    ['jq', '.items[].id', ['1', '2']],
    ['jq', '.items | map(.big // 0)', ['[', '  12345678901234567890,', '  0', ']']],
    ['jq', '.items[0] | del(.big)', ['{', '  "id": 1,', '  "x": 1.0', '}']]
  ])('%s %s', async (kind, expression, rows) => {
    const text = await openText(JSON_TEXT, filter(kind, expression))
    expect(text.opened.language).toBe('json')
    expect((await text.texts()).join('\n').trimEnd()).toBe(rows.join('\n'))
  })

  it('takes values that follow each other', async () => {
    const body = '{"a":1}\n{"a":2}\n'
    const paths = await openText(body, filter('jsonpath', '$.a'))
    expect(paths.done.notices).toEqual([{ code: 'results', count: 2 }])
    expect(await (await openText(body, filter('jq', '.a'))).texts()).toEqual(['1', '2'])
  })

  it('leaves no file once it is closed', async () => {
    const text = await openText(JSON_TEXT, filter('jsonpath', '$..*'))
    expect(text.scratch()).toHaveLength(1)
    await text.document.close()
    expect(text.scratch()).toEqual([])
  })

  it.each<[TextFilter['kind'], string, object]>([
    ['jsonpath', '$.items[?@.id ==]', { offset: 16 }],
    ['jsonpath', 'items', { offset: 0 }],
    ['jq', '.items[', {}],
    ['jq', 'foo', { problem: 'jq: foo/0 is not defined.' }],
    ['jq', '.items | keys | .a', {}]
  ])('refuses %s %s', async (kind, expression, facts) => {
    const opening = openText(JSON_TEXT, filter(kind, expression))
    await expect(opening).rejects.toMatchObject({ code: 'BUILD', field: 'filter', facts })
  })

  it.each<TextFilter['kind']>(['jsonpath', 'jq'])('refuses a body that is no JSON: %s', async kind => {
    const expression = kind === 'jq' ? '.' : '$'
    await expect(openText('{"a":', filter(kind, expression))).rejects.toMatchObject({ code: 'BUILD' })
  })

  it.each<[TextFilter['kind'], string]>([
    ['jsonpath', '$..*'],
    ['jq', '.. | numbers']
  ])('bears a body that is nested too deeply: %s', async (kind, expression) => {
    const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`
    await expect(openText(deep, filter(kind, expression))).rejects.toMatchObject({ code: 'BUILD' })
  })

  it('says how far jq came before it failed', async () => {
    const text = await openText('[1,"x"]', filter('jq', '.[] | . + 1'))
    expect(await text.texts()).toEqual(['2'])
    expect(text.done.notices).toMatchObject([{ code: 'filter-failed' }])
  })

  it.each<[string, string]>([
    ['def f: ("x" * 100000 | stderr | empty), f; f', 'jq: It wrote more than 64 KiB of messages.'],
    ['error("x" * 1000)', `jq: ${'x'.repeat(500)}….`],
    ['input', 'jq: No more inputs.'],
    ['error({})', 'jq: {}.'],
    ['"" | halt_error', 'jq: It ended with status 5.']
  ])('says briefly why jq has ended: %s', async (expression, problem) => {
    const opening = openText('1', filter('jq', expression))
    await expect(opening).rejects.toMatchObject({ code: 'BUILD', facts: { problem } })
    const some = await openText('1', filter('jq', `1, (${expression})`))
    expect(some.done.notices).toEqual([{ code: 'filter-failed', problem }])
  })

  it('does not take for a failure what jq says on the way', async () => {
    const text = await openText('[1,2]', filter('jq', '.[] | debug'))
    expect([await text.texts(), text.done.notices]).toEqual([['1', '2'], []])
    expect((await openText('1', filter('jq', 'debug | empty'))).done.notices).toEqual([])
  })

  it('leaves off what goes beyond all bounds', async () => {
    // Each of the levels holds the same value: 350 MB of them.
    const body = `${'['.repeat(700)}"${'x'.repeat(500_000)}"${']'.repeat(700)}`
    const text = await openText(body, { ...filter('jsonpath', '$..*'), layout: 'raw' })
    expect(text.done.notices).toEqual([{ code: 'results', count: 700 }, { code: 'results-cut' }])
    expect(text.done.size).toBe(MOST_RESULT_BYTES)
  })

  it('finds all elements of a large array', async () => {
    const body = JSON.stringify(Array.from({ length: 300_000 }, (_, id) => ({ id })))
    const text = await openText(body, filter('jsonpath', '$[*].id'))
    expect(text.done.notices).toEqual([{ code: 'results', count: 300_000 }])
  })

  it('stops jq where it would write without end', async () => {
    const text = await openText('1', filter('jq', 'repeat("x" * 1000000)'))
    expect(text.done.notices[1]).toEqual({ code: 'results-cut' })
    expect(text.done.size).toBeGreaterThan(MOST_RESULT_BYTES / 2)
  })

  it.each<[TextFilter['kind'], string]>([
    ['jq', 'range(1e9)'],
    ['jq', 'repeat(1)'],
    ['jsonpath', '$..*']
  ])('gives the first values of more than anybody reads: %s %s', async (kind, expression) => {
    const body = kind === 'jq' ? '1' : `[${'[1],'.repeat(MOST_RESULTS / 2)}[1]]`
    const { done } = await openText(body, filter(kind, expression))
    const count = { code: 'results', count: MOST_RESULTS }
    expect(done.notices).toEqual([count, { code: 'results-cut' }])
    expect(done.rows).toBeGreaterThanOrEqual(MOST_RESULTS)
  })

  it('shows a filter nothing of the process that it runs in', async () => {
    expect(await (await openText('1', filter('jq', '[env, $ENV]'))).texts()).toEqual([
      '[',
      '  {},',
      '  {}',
      ']'
    ])
  })

  it('says when jq needs more memory than it can have', async () => {
    const opening = openText('1', filter('jq', '[range(100000000)]'))
    await expect(opening).rejects.toMatchObject({ code: 'BODY_LIMIT', reason: 'filter-memory' })
  })

  it('gives jq some MiB in seconds', async () => {
    const body = JSON.stringify(Array.from({ length: 100_000 }, (_, id) => ({ id, name: `customer ${id}` })))
    const text = await openText(body, filter('jq', 'map(select(.id % 50000 == 1) | .id)'), true)
    expect(await text.texts()).toEqual(['[', '  1,', '  50001', ']'])
  })
})

describe('a filter of XML', () => {
  const xml = { contentType: 'application/xml', layout: 'raw' as const }

  it.each<[string, string[]]>([
    ['//entry/@id', ['1', '2']],
    ['//*:t/text()', ['one']],
    ['/f:feed/entry[1]/t', ['<t>one</t>']],
    ['count(//entry)', ['2']],
    ['//entry[@id="3"]', ['']],
    ['//entry/@id | //t', ['1', '<t>one</t>', '2']],
    ['//comment()', ['<!-- last -->']],
    ['f:feed/entry/@id', ['1', '2']],
    ['entry', ['']],
    ['..', ['']],
    ['.', XML_TEXT.split('\n')],
    ['name(//namespace::f)', ['f']],
    ['string(//entry[last()]/@id)', ['2']],
    ['//t/ancestor::entry/attribute::id = 1', ['true']],
    ['/', XML_TEXT.split('\n')]
  ])('%s', async (expression, rows) => {
    const text = await openText(XML_TEXT, { ...xml, ...filter('xpath', expression) })
    expect((await text.texts()).join('\n').trimEnd()).toBe(rows.join('\n'))
  })

  it.each<[string, object]>([
    ['//[', { offset: 2 }],
    ['//entry/t b', { offset: 10 }],
    ['  ', { offset: 0, problem: 'This XPath is empty.' }],
    ['//t/namespace::*', { problem: expect.stringContaining('selects namespaces') }],
    ['//@id | //namespace::f', { problem: expect.stringContaining('selects namespaces') }],
    ['//entry[', { offset: 8, problem: 'This XPath cannot be evaluated: Invalid expression.' }],
    ['//g:x', { problem: 'This XPath cannot be evaluated: Undefined namespace prefix: g.' }],
    [
      'document("/etc/passwd")',
      { problem: 'This XPath cannot be evaluated: Unregistered function: document.' }
    ]
  ])('refuses %s', async (expression, facts) => {
    const opening = openText(XML_TEXT, { ...xml, ...filter('xpath', expression) })
    await expect(opening).rejects.toMatchObject({ code: 'BUILD', field: 'filter', facts })
  })

  it.each([
    ['<a><b></a>', 'Opening and ending tag mismatch: b line 1 and a (line 1, column 11)'],
    ['no markup', "Start tag expected, '<' not found (line 1, column 1)"],
    ['<!doctype html><p>x', 'This HTML is not well-formed XML, which XPath needs'],
    ['<a>'.repeat(3000), 'nested too deeply for an XPath: more than 2048 levels.']
  ])('refuses what is not well-formed: %#', async (body, why) => {
    const opening = openText(body, { ...xml, language: 'xml', ...filter('xpath', '//b') })
    await expect(opening).rejects.toMatchObject({ code: 'BUILD', field: 'filter' })
    await expect(opening).rejects.toMatchObject({ facts: { problem: expect.stringContaining(why) } })
  })

  it('takes the encoding that is chosen, whatever the document says of itself', async () => {
    const body = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ü😀</a>'
    const text = await openText(body, { ...xml, encoding: 'utf-8', ...filter('xpath', '/a/text()') })
    expect(await text.texts()).toEqual(['ü😀', ''])
  })

  it.each([
    ['a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>[&x;]</a>'],
    ['a declaration in a file', '<!DOCTYPE a SYSTEM "/etc/passwd"><a>[]</a>'],
    ['a parameter', '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><a>[]</a>']
  ])('reads nothing but the document: %s', async (_, body) => {
    const text = await openText(body, { ...xml, ...filter('xpath', 'string(/a)') })
    expect(await text.texts()).toEqual(['[]', ''])
  })

  it('puts in entities of the document, and refuses those that grow without end', async () => {
    const one = await openText('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', {
      ...xml,
      ...filter('xpath', '//text()')
    })
    expect(await one.texts()).toEqual(['y', ''])
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`)
    const bomb = `<!DOCTYPE a [<!ENTITY a0 "ha">${laughs.join('')}]><a>&a9;</a>`
    const opening = openText(bomb, { ...xml, ...filter('xpath', '//text()') })
    await expect(opening).rejects.toMatchObject({
      code: 'BUILD',
      facts: { problem: 'The entities of the body would make it grow beyond all bounds (line 1, column 5).' }
    })
  })

  it('prints processing instructions as they are', async () => {
    const body = '<?a b="c"?><r><?d?></r>'
    const text = await openText(body, { ...xml, ...filter('xpath', '//processing-instruction()') })
    expect(await text.texts()).toEqual(['<?a b="c"?>', '<?d?>', ''])
  })

  it.each([
    ['evaluate an expression', 55, 'count(/r/a)'],
    ['read a document', 150, 'count(/*)']
  ])('says when it needs more memory than it can have to %s', async (_, megabytes, expression) => {
    const body = Buffer.concat([
      Buffer.from('<r>'),
      Buffer.alloc(megabytes * 1e6, '<a/>'),
      Buffer.from('</r>')
    ])
    const opening = openText(body, { ...xml, ...filter('xpath', expression) }, true)
    await expect(opening).rejects.toMatchObject({ code: 'BODY_LIMIT', reason: 'filter-memory' })
  })

  it('has memory enough for records of as many bytes as it takes', async () => {
    const record = '<rec id="12345"><name>some name</name><v>12.5</v><t>text of some length</t></rec>\n'
    const count = Math.floor((160 * 1024 * 1024 - 7) / record.length)
    const body = Buffer.concat([
      Buffer.from('<r>'),
      Buffer.alloc(count * record.length, record),
      Buffer.from('</r>')
    ])
    const text = await openText(body, { ...xml, ...filter('xpath', 'count(//rec)') }, true)
    expect((await text.texts())[0]).toBe(String(count))
  })

  it('gives many elements in seconds', async () => {
    const items = Array.from({ length: 200_000 }, (_, n) => `<n id="${n}">v${n}</n>`).join('')
    const body = `<r xmlns="urn:r">${items}</r>`
    const text = await openText(body, { ...xml, ...filter('xpath', '//n[@id > 199997]/text()') }, true)
    expect(await text.texts()).toEqual(['v199998', 'v199999', ''])
  })
})
