import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeEach, describe, expect, test } from 'vitest'
import { planBody } from '#engine/http/upload/plan-body.ts'
import type { Body } from '#shared/client/http-client.ts'
import type { BodyPart, Header } from '#shared/model/request.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

let folder = ''
beforeEach(async () => {
  folder = await temporaryFolder()
})

async function contentOf(body: Body, headers: Header[] = []): Promise<string> {
  const source = planBody(body, headers).upload?.open() ?? new Uint8Array()
  const bytes = source instanceof Uint8Array ? source : await buffer(source)
  return new TextDecoder().decode(bytes)
}

function refusalOf(body: Body, headers: Header[] = []): unknown {
  try {
    return planBody(body, headers)
  } catch (error) {
    return error
  }
}

describe('a file', () => {
  test('is sent with its size and, by its name, its type', async () => {
    const path = join(folder, 'a.json')
    await writeFile(path, '{}')
    const body: Body = { kind: 'file', path }
    expect(planBody(body, []).info).toEqual({ kind: 'file', size: 2, contentType: 'application/json' })
    expect(planBody({ ...body, contentType: 'a/b' }, []).info.contentType).toBe('a/b')
    expect(await contentOf(body)).toBe('{}')
  })

  test('can be sent more than once', async () => {
    const path = join(folder, 'a')
    await writeFile(path, 'x'.repeat(2_500_000))
    const { upload, info } = planBody({ kind: 'file', path }, [])
    expect(info).toEqual({ kind: 'file', size: 2_500_000 })
    expect(upload?.replayable).toBe(true)
    for (const _ of [1, 2]) {
      const source = upload?.open() ?? []
      const sizes: number[] = []
      for await (const piece of source as AsyncIterable<Uint8Array>) sizes.push(piece.byteLength)
      expect(sizes).toEqual([1_048_576, 1_048_576, 402_848])
    }
  })

  test('that is empty is nothing to send', async () => {
    const path = join(folder, 'a')
    await writeFile(path, '')
    expect(planBody({ kind: 'file', path }, [])).toEqual({
      info: { kind: 'file', size: 0 },
      upload: undefined
    })
  })

  test('is refused at its path when it cannot be sent', async () => {
    const paths = {
      loop: join(folder, 'loop'),
      locked: join(folder, 'locked'),
      folder: join(folder, 'folder')
    }
    await symlink(paths.loop, paths.loop)
    await mkdir(paths.folder)
    await writeFile(paths.locked, '')
    await chmod(paths.locked, 0)
    const cases = [
      [join(folder, 'missing'), 'does not exist.'],
      [join(paths.locked, 'below'), 'does not exist: a part of its path is no folder.'],
      [paths.folder, 'is a folder, not a file.'],
      [paths.loop, 'is a link that leads in a circle.'],
      ['/dev/null', 'is not a regular file: its size is not known.']
    ]
    // Root may read everything.
    if (process.getuid?.() !== 0) cases.push([paths.locked, 'may not be read by you.'])
    for (const [path = '', problem = ''] of cases) {
      expect(refusalOf({ kind: 'file', path })).toMatchObject({
        code: 'BUILD',
        field: 'body.path',
        facts: { problem: `The file ${path} ${problem}` }
      })
    }
  })

  test.each([
    ['shrank', 'x', 0],
    ['was emptied', '', 0],
    ['grew', 'x'.repeat(5_000_001), 0],
    ['shrank while it is sent', 'x', 1],
    ['grew while it is sent', 'x'.repeat(5_000_001), 1]
  ])('that %s does not end as if nothing had been', async (_, content, pieces) => {
    const path = join(folder, 'a')
    await writeFile(path, 'x'.repeat(5_000_000))
    const source = planBody({ kind: 'file', path }, []).upload?.open() as AsyncIterable<Uint8Array>
    const iterator = source[Symbol.asyncIterator]()
    for (let i = 0; i < pieces; i++) await iterator.next()
    await writeFile(path, content)
    const sent = [] as number[]
    const rest = async () => {
      for (let next = await iterator.next(); !next.done; next = await iterator.next())
        sent.push(next.value.byteLength)
    }
    await expect(rest()).rejects.toMatchObject({
      code: 'IO',
      reason: 'length',
      facts: { path, expected: 5_000_000 }
    })
    expect(sent.reduce((sum, size) => sum + size, pieces * 1_048_576)).toBeLessThan(5_000_000)
    expect(await iterator.next()).toEqual({ done: true, value: undefined })
  })
})

describe('a form', () => {
  test('is sent in its own type', async () => {
    const body: Body = { kind: 'form', fields: [['a b', 'ü']] }
    expect(await contentOf(body)).toBe('a+b=%C3%BC')
    expect(planBody(body, []).info).toEqual({
      kind: 'form',
      size: 10,
      contentType: 'application/x-www-form-urlencoded'
    })
  })
})

describe('a multipart body', () => {
  const text: BodyPart = { name: 'a', content: { kind: 'text', text: 'one' } }
  const parts = (path: string): BodyPart[] => [
    text,
    { name: 'f', content: { kind: 'file', path } },
    { name: 'b', content: { kind: 'bytes', bytes: Uint8Array.of(0, 255) } },
    { name: 'g', filename: 'other', content: { kind: 'file', path } }
  ]

  test('is as long as it says, with its files, each time', async () => {
    const path = join(folder, 'data.csv')
    await writeFile(path, 'a,b\r\n'.repeat(100_000))
    const { info, upload } = planBody({ kind: 'multipart', parts: parts(path) }, [])
    const type = info.contentType ?? ''
    expect(type).toMatch(/^multipart\/form-data; boundary=sonde-[\w-]{36}$/)
    for (const _ of [1, 2]) {
      const body = await buffer(upload?.open() as AsyncIterable<Uint8Array>)
      expect(body.byteLength).toBe(info.size)
      const form = await new Response(body, { headers: { 'Content-Type': type } }).formData()
      expect(form.get('a')).toBe('one')
      const [file, other, bytes] = ['f', 'g', 'b'].map(name => form.get(name))
      expect(file).toMatchObject({ name: 'data.csv', type: 'text/csv', size: 500_000 })
      expect(other).toMatchObject({ name: 'other', type: 'application/octet-stream', size: 500_000 })
      expect(bytes).toBeTruthy()
    }
  })

  test('without files is there at once', () => {
    const { upload, info } = planBody({ kind: 'multipart', parts: [text] }, [])
    const bytes = upload?.open()
    expect(bytes).toBeInstanceOf(Uint8Array)
    expect((bytes as Uint8Array).byteLength).toBe(info.size)
  })

  test('has a new boundary each time it is planned', () => {
    const plan = () => planBody({ kind: 'multipart', parts: [text] }, []).info.contentType
    expect(plan()).not.toBe(plan())
  })

  test('takes the boundary of a typed Content-Type, and needs one there', async () => {
    const body: Body = { kind: 'multipart', parts: [] }
    expect(await contentOf(body, [['content-type', 'multipart/form-data; boundary=typed']])).toBe(
      '--typed--\r\n'
    )
    expect(
      refusalOf(body, [
        ['A', ''],
        ['Content-Type', 'multipart/form-data']
      ])
    ).toMatchObject({
      code: 'BUILD',
      field: 'headers.1.value'
    })
  })

  test.each<[string, BodyPart]>([
    ['body.parts.1.content.path', { name: 'f', content: { kind: 'file', path: '/no/such' } }],
    ['body.parts.1.contentType', { ...text, contentType: 'a/b\r\nX: y' }]
  ])('is refused at %s', (field, wrong) => {
    expect(refusalOf({ kind: 'multipart', parts: [text, wrong] })).toMatchObject({ code: 'BUILD', field })
  })
})

test.each<Extract<Body, { kind: 'bytes' | 'file' | 'stream' }>>([
  { kind: 'bytes', bytes: new Uint8Array(1) },
  { kind: 'file', path: '/no/such' },
  { kind: 'stream', chunks: (async function* () {})() }
])('a type that no header can carry is refused: $kind', body => {
  for (const contentType of ['text/plain\r\nX-Evil: 1', 'text/\u013bplain', 'text/plain\0'])
    expect(refusalOf({ ...body, contentType })).toMatchObject({
      code: 'BUILD',
      field: 'body.contentType'
    })
})
