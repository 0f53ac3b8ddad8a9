import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { FrameStart } from './merging-receiver.ts'

/** Why a connection is failed, and the code that is sent with that (RFC 6455 §7.1.7, §7.4.1). */
export interface FrameFault {
  closeCode: number
  error: ClientError
}

type Kind = Pick<FrameFault, 'closeCode'> & { code: 'PROTOCOL' | 'BODY_LIMIT'; reason: string }

/** What the errors of `ws` mean, by their codes; some mean several things, by the frame that they are about. */
const FAULTS: Record<string, (frame: FrameStart) => Kind> = {
  WS_ERR_UNEXPECTED_RSV_1: () => protocol('websocket-reserved-bits'),
  WS_ERR_UNEXPECTED_RSV_2_3: () => protocol('websocket-reserved-bits'),
  WS_ERR_INVALID_OPCODE: ({ opcode }) =>
    protocol(
      opcode === 0 ? 'websocket-continuation' : opcode < 3 ? 'websocket-interrupted' : 'websocket-opcode'
    ),
  WS_ERR_EXPECTED_FIN: () => protocol('websocket-control-fragment'),
  WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH: ({ size }) =>
    protocol(size === 1 ? 'websocket-close-byte' : 'websocket-control-size'),
  WS_ERR_UNEXPECTED_MASK: () => protocol('websocket-masked'),
  WS_ERR_INVALID_CLOSE_CODE: () => protocol('websocket-close-code'),
  WS_ERR_INVALID_UTF8: ({ opcode }) => ({
    ...protocol(opcode === CLOSE ? 'websocket-close-utf8' : 'websocket-utf8'),
    closeCode: 1007
  }),
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: () => TOO_LARGE,
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: () => TOO_LARGE,
  WS_ERR_TOO_MANY_BUFFERED_PARTS: () => ({
    closeCode: 1008,
    code: 'BODY_LIMIT',
    reason: 'websocket-fragments'
  })
}

const TOO_LARGE: Kind = { closeCode: 1009, code: 'BODY_LIMIT', reason: 'websocket-message' }

const CLOSE = 8
const NAMES: Readonly<Record<number, string>> = { 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' }

function protocol(reason: string): Kind {
  return { closeCode: 1002, code: 'PROTOCOL', reason }
}

/**
 * @param frame the one that the error is about
 * @param maxMessageBytes the limit in force
 */
export function toFrameFault(
  cause: Error & { code?: string },
  frame: FrameStart,
  maxMessageBytes: number
): FrameFault {
  // Those of zlib begin so: what was compressed is not what RFC 7692 §7.2.2 says.
  const isDeflate = cause.code?.startsWith('Z_') ?? false
  const fault = isDeflate
    ? { ...protocol('websocket-deflate'), closeCode: 1007 }
    : FAULTS[cause.code ?? '']?.(frame)
  if (!fault) return { closeCode: 1011, error: ClientError.wrap(cause) }
  const { closeCode, code, reason } = fault
  const problem = cause.message.replace('Invalid WebSocket frame: ', '')
  const facts = {
    problem,
    closeCode,
    limit: formatBytes(maxMessageBytes),
    opcode: `0x${frame.opcode.toString(16).toUpperCase()}`,
    frame: NAMES[frame.opcode] ?? 'data',
    size: frame.size === undefined ? 'more than 125 B' : formatBytes(frame.size),
    // Told by `ws` in its words alone: `RSV2 and RSV3 must be clear`, `invalid status code 1005`.
    bits: /RSV\d(?: and RSV\d)?/.exec(problem)?.[0].replace('and', 'or') ?? '',
    status: /\d+$/.exec(problem)?.[0] ?? ''
  }
  return { closeCode, error: new ClientError(code, { reason, facts, cause }) }
}
