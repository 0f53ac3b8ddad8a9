import { describe, expect, test } from 'vitest'
import { Upload, type UploadSource } from '#engine/http/upload/upload.ts'

function upload(source: UploadSource, flushed = true) {
  const pieces: number[] = []
  const state = { pieces, exhausted: false }
  const subject = new Upload(source, {
    onPiece: piece => pieces.push(piece.byteLength),
    onExhausted: () => {
      state.exhausted = true
    },
    isFlushed: () => flushed
  })
  return { subject, state }
}

async function drain(subject: Upload): Promise<number> {
  let bytes = 0
  for await (const piece of subject) bytes += piece.byteLength
  return bytes
}

describe('an upload', () => {
  test('goes in pieces of at most 256 KiB', async () => {
    const { subject, state } = upload(new Uint8Array(600_000))
    expect(await drain(subject)).toBe(600_000)
    expect(state).toEqual({ pieces: [262_144, 262_144, 75_712], exhausted: true })
  })

  test('that is held hands on nothing until it is stopped', async () => {
    const { subject, state } = upload(new Uint8Array(600_000))
    const iterator = subject[Symbol.asyncIterator]()
    await iterator.next()
    subject.hold()
    const next = iterator.next()
    subject.stop()
    expect(await next).toEqual({ done: true, value: undefined })
    expect(state).toEqual({ pieces: [262_144], exhausted: false })
  })

  test('that is stopped lets go of a source that never answers', async () => {
    let released = false
    const { subject } = upload({
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => {
          released = true
          return { done: true, value: undefined }
        }
      })
    })
    const drained = drain(subject)
    subject.stop()
    expect(await drained).toBe(0)
    expect(released).toBe(true)
  })

  test.each([
    ['given back', true, [2, 3]],
    ['left alone while it has not left the process', false, []]
  ])('whose next chunk is pulled: the one before is %s', async (_, flushed, expected) => {
    const givenBack: number[] = []
    const chunks = [new Uint8Array(2), new Uint8Array(3)]
    const { subject } = upload(
      {
        async *[Symbol.asyncIterator]() {
          yield* chunks
        },
        giveBack: chunk => givenBack.push(chunk.byteLength)
      },
      flushed
    )
    expect(await drain(subject)).toBe(5)
    expect(givenBack).toEqual(expected)
  })

  test('fails with its source', async () => {
    const { subject } = upload(
      (async function* () {
        yield new Uint8Array(1)
        throw new Error('broken')
      })()
    )
    await expect(drain(subject)).rejects.toMatchObject({ code: 'IO', cause: { message: 'broken' } })
  })
})
