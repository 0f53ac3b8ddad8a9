import { MAX_GATHERED_BODY } from '#shared/contract/limits.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { chunksOf } from './file-chunks.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { isAbort } from './save-body.ts'
import { tellProgress } from './tell-progress.ts'

/** Why a file is too large to be one message; undefined where it is not. */
export function tooLargeToSend({ size }: Pick<File, 'size'>): string | undefined {
  if (size <= MAX_GATHERED_BODY) return undefined
  return `It is ${formatBytes(size)}, and a message of up to ${formatBytes(MAX_GATHERED_BODY)} can be sent.`
}

/**
 * Sends a file as one message over the connection of a session, and says how far it has come. The page holds a piece of
 * it at a time.
 * @param text whether it is a text message, which has to be UTF-8; else a binary one
 */
export async function sendFile(sessionId: string, file: File, text: boolean): Promise<void> {
  const abort = new AbortController()
  const progress = tellProgress(`Sending ${file.name}`, () => abort.abort())
  const of = formatBytes(file.size)
  try {
    const client = await host.ready()
    const input = { id: sessionId, size: file.size, text }
    const chunks = untilAborted(chunksOf(file), abort.signal)
    const messages = counted(chunks, done => progress.at(`${formatBytes(done)} of ${of}`))
    for await (const told of client.stream('socket.sendBytes', input, { signal: abort.signal, messages })) {
      if ('queued' in told) tell(`Kept: ${file.name} is sent when there is a connection.`)
      if ('seq' in told) progress.commit()
      if ('leftBytes' in told)
        progress.at(`The server has yet to take ${formatBytes(told.leftBytes)} of ${of}`)
    }
  } catch (error) {
    if (isAbort(error)) tell(`Cancelled: ${file.name} was not sent.`)
    else tellFailure(`${file.name} was not sent`, error)
  } finally {
    progress.end()
  }
}

/** The host makes a message of what it has got in the end: it must not get all. @throws ClientError ABORTED */
async function* untilAborted(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (signal.aborted) throw new ClientError('ABORTED', { cause: signal.reason })
    yield chunk
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (doneBytes: number) => void
): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const chunk of chunks) {
    yield chunk
    done += chunk.byteLength
    onChunk(done)
  }
}
