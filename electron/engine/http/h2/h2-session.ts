import type { ClientHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'

/** What one stream may send before it has to wait for us. Node's 64 KiB would halve a download. */
const STREAM_WINDOW_BYTES = 8 * 1024 * 1024
/** The same for all streams of a connection together. */
const CONNECTION_WINDOW_BYTES = 16 * 1024 * 1024
/**
 * Node drops what is larger without telling whose doing that was, so it is let through up to twice of what is read
 * (see `h2-head.ts`), and refused there with words.
 */
const MAX_HEAD_BYTES = 2 * 1024 * 1024
const MAX_FIELDS = 20_000
/** In MB. At Node's 10 an answer is dropped that comes while much of an upload still waits to be written. */
const SESSION_MEMORY = 256

/** Starts HTTP/2 on an open socket, with the connection preface (RFC 9113 §3.4). */
export function startSession(socket: Socket): ClientHttp2Session {
  // Loaded by the first connection that speaks it: that takes as long as a tenth of the start of a command.
  const { connect } = process.getBuiltinModule('node:http2')
  // Scheme and authority come with each request.
  const session = connect('http://localhost', {
    createConnection: () => socket,
    maxSessionMemory: SESSION_MEMORY,
    maxHeaderListPairs: MAX_FIELDS,
    maxSendHeaderBlockLength: MAX_HEAD_BYTES,
    settings: {
      enablePush: false,
      initialWindowSize: STREAM_WINDOW_BYTES,
      maxHeaderListSize: MAX_HEAD_BYTES
    },
    ...LENIENT
  })
  session.once('connect', () => session.setLocalWindowSize(CONNECTION_WINDOW_BYTES))
  return session
}

/** Where Node knows it: headers that should come once may be sent as often as they were typed. */
const LENIENT = { strictSingleValueFields: false }
