import { describe, expect, it } from 'vitest'
import { countThreads, openText, queryOf, textDocument } from '#test/fixtures/text-documents.ts'

const RAW = { contentType: 'text/plain', layout: 'raw' as const }
const WANTED = new AbortController().signal

describe('a search', () => {
  it('finds what is shown, not what was sent', async () => {
    const text = await openText('{"name":"x","names":["name"]}')
    const found = await text.search('"name": "')
    expect(found.last).toMatchObject({ matches: 1, done: true, capped: false })
    expect(await found.places()).toEqual(['1:2-1:11'])
    expect((await text.search('name')).last.matches).toBe(3)
  })

  it.each<[string, string, { regex?: boolean; matchCase?: boolean; wholeWord?: boolean }, string[]]>([
    ['letters of either case', 'ÄB', { matchCase: false }, ['0:0-0:2', '1:3-1:5']],
    ['whole words', 'ab', { wholeWord: true }, ['2:3-2:5']],
    ['a pattern by lines', '^.*c$', { regex: true }, ['1:0-1:7']],
    [
      'what could be a line end',
      '[^ ]+',
      { regex: true },
      ['0:0-0:3', '0:4-0:6', '1:0-1:2', '1:3-1:7', '2:0-2:2', '2:3-2:5']
    ],
    ['no more than a line', 'c\\sab', { regex: true }, []],
    ['what follows', 'ä(?=bc)', { regex: true, matchCase: true }, ['1:3-1:4']],
    ['characters of two units', '😀', {}, ['0:4-0:6']],
    ['signs of patterns as such', '.*', {}, []]
  ])('finds %s', async (_, text, how, places) => {
    const opened = await openText(
      'ÄbC 😀\n-\u20ac äbcc\nab ab'.replace('ab ab', 'xb ab').replace('bcc', 'bcc'),
      RAW
    )
    const found = await opened.search(text, how)
    expect(await found.places()).toEqual(places)
  })

  it('finds each match once, wherever blocks and rows end', async () => {
    const line = `${'abcdefghi,'.repeat(500_000)}end`
    const text = await openText(`${line}\n${line}`, RAW, true)
    const found = await text.search('i,a?', { regex: true })
    expect(found.last).toMatchObject({ matches: 1_000_000, capped: true })
    expect((await text.search('^abc', { regex: true })).last.matches).toBe(2)
    expect(await (await text.search('iend')).places()).toEqual([])
    expect((await text.search('i,end$', { regex: true })).last.matches).toBe(2)
  })

  it('finds in text of many languages what a search of the whole finds', async () => {
    const words = Array.from({ length: 150_000 }, (_, n) => (n % 7 === 0 ? `grüße 😀 ${n}` : `word ${n}`))
    const body = words.join('\r\n')
    const text = await openText(body, RAW, true)
    const found = await text.search('grüße . \\d*7$', { regex: true })
    const rows = words.flatMap((word, row) => (/^grüße .* \d*7$/.test(word) ? [row] : []))
    expect((await found.places()).slice(0, 2000)).toEqual(
      rows.slice(0, 2000).map(row => `${row}:0-${row}:${words[row]?.length}`)
    )
    expect(found.last.matches).toBe(rows.length)
  })

  it('goes to the n-th match and to the next one', async () => {
    const text = await openText('a b\na\na', RAW)
    const search = text.document.begin(queryOf('a'))
    for await (const _ of search.run(WANTED));
    expect(await search.matches?.call('match', { n: 2 })).toMatchObject({ n: 2, start: { row: 2 } })
    expect(await search.matches?.call('match', { n: 3 })).toBeNull()
    const after = await search.matches?.call('matchAfter', { from: { row: 0, column: 1 } })
    expect(after).toMatchObject({ n: 1, start: { row: 1, column: 0 } })
    expect(await search.matches?.call('matchAfter', { from: { row: 2, column: 1 } })).toBeNull()
  })

  it.each(['(', 'a{2,1}', '[z-a]'])('refuses %s, which is no pattern', async pattern => {
    const text = await openText('a', RAW)
    const searching = text.search(pattern, { regex: true })
    await expect(searching).rejects.toMatchObject({ code: 'BUILD', field: 'query' })
  })

  it('takes a pattern that escapes more than it must', async () => {
    const text = await openText('{"a":1}')
    expect((await text.search('\\"a\\"', { regex: true })).last.matches).toBe(1)
  })

  it('ends a pattern that runs away, and leaves the document', async () => {
    const text = await openText(`${'a'.repeat(5000)}!`, RAW)
    const searching = text.search('(a+)+$', { regex: true })
    await expect(searching).rejects.toMatchObject({ code: 'TIMEOUT', reason: 'search' })
    expect(await text.texts()).toHaveLength(2)
    expect((await text.search('a!')).last.matches).toBe(1)
  })

  it('gives way to the next one', async () => {
    const text = await openText(`${'a'.repeat(5000)}!`, RAW)
    const first = text.document.begin(queryOf('(a+)+$', { regex: true }))
    const running = expect(first.run(WANTED).next()).rejects.toMatchObject({ code: 'ABORTED' })
    expect((await text.search('!')).last.matches).toBe(1)
    await running
    expect(text.document.searchOf(first.id)).toBeUndefined()
  })

  it('is the last one where several begin at once', async () => {
    const text = await openText('alpha beta gamma', RAW)
    await text.search('alpha')
    const threads = countThreads()
    const [beta, gamma] = [text.document.begin(queryOf('beta')), text.document.begin(queryOf('gamma'))]
    const given = expect(beta.run(WANTED).next()).rejects.toMatchObject({ code: 'ABORTED' })
    for await (const _ of gamma.run(WANTED));
    await given
    expect(text.document.searchOf(beta.id)).toBeUndefined()
    expect(text.document.searchOf(gamma.id)).toBe(gamma)
    await expect.poll(countThreads).toBe(threads)
  })

  it('is left when it is aborted, and keeps what it has found', async () => {
    const text = await openText(`a\n${'a\n'.repeat(6_000_000)}`, RAW, true)
    const abort = new AbortController()
    const search = text.document.begin(queryOf('^a', { regex: true }))
    const found: number[] = []
    const running = async () => {
      for await (const { matches } of search.run(abort.signal)) {
        found.push(matches)
        abort.abort()
      }
    }
    await expect(running()).rejects.toMatchObject({ code: 'ABORTED' })
    expect(found).toHaveLength(1)
    expect(await search.matches?.call('match', { n: 0 })).toMatchObject({ start: { row: 0, column: 0 } })
  })

  it.each(['aborted', 'closed'])('makes no thread when it is %s before there is a text', async how => {
    const { document } = textDocument('alpha', RAW)
    const abort = new AbortController()
    const threads = countThreads()
    const waiting = document.begin(queryOf('alpha')).run(abort.signal).next()
    const ended = expect(waiting).rejects.toMatchObject(
      how === 'aborted' ? { code: 'ABORTED' } : { code: 'IO', reason: 'text-closed' }
    )
    if (how === 'aborted') abort.abort()
    else await document.close()
    await ended
    expect(countThreads()).toBe(threads)
  })

  it('leaves no thread when its document is closed while the one before still ends', async () => {
    const threads = countThreads()
    const text = await openText('alpha beta', RAW)
    await text.search('alpha')
    const waiting = text.document.begin(queryOf('beta')).run(WANTED).next()
    const ended = expect(waiting).rejects.toMatchObject({ reason: 'text-closed' })
    await text.document.close()
    await ended
    await expect.poll(countThreads).toBe(threads)
    expect(() => text.document.begin(queryOf('beta'))).toThrow(
      expect.objectContaining({ reason: 'text-closed' })
    )
  })
})
