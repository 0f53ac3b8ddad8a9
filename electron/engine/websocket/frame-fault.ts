import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'

/** Why a connection is failed, and the code that is sent with that (RFC 6455 §7.1.7, §7.4.1). */
export interface FrameFault {
  closeCode: number
  error: ClientError
}

/** What the errors of `ws` mean, by their codes. */
const FAULTS: Record<string, { closeCode: number; code: 'PROTOCOL' | 'BODY_LIMIT'; reason: string }> = {
  ...protocol('websocket-frame', [
    'WS_ERR_UNEXPECTED_RSV_1',
    'WS_ERR_UNEXPECTED_RSV_2_3',
    'WS_ERR_INVALID_OPCODE'
  ]),
  ...protocol('websocket-control', ['WS_ERR_EXPECTED_FIN', 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH']),
  ...protocol('websocket-masked', ['WS_ERR_UNEXPECTED_MASK']),
  ...protocol('websocket-close-code', ['WS_ERR_INVALID_CLOSE_CODE']),
  WS_ERR_INVALID_UTF8: { closeCode: 1007, code: 'PROTOCOL', reason: 'websocket-utf8' },
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: {
    closeCode: 1009,
    code: 'BODY_LIMIT',
    reason: 'websocket-message'
  },
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: { closeCode: 1009, code: 'BODY_LIMIT', reason: 'websocket-message' },
  WS_ERR_TOO_MANY_BUFFERED_PARTS: { closeCode: 1008, code: 'BODY_LIMIT', reason: 'websocket-fragments' }
}

function protocol(reason: string, codes: string[]) {
  return Object.fromEntries(codes.map(code => [code, { closeCode: 1002, code: 'PROTOCOL' as const, reason }]))
}

/** @param maxMessageBytes the limit in force */
export function toFrameFault(cause: Error & { code?: string }, maxMessageBytes: number): FrameFault {
  // Those of zlib begin so: what was compressed is not what RFC 7692 §7.2.2 says.
  const isDeflate = cause.code?.startsWith('Z_') ?? false
  const fault = isDeflate
    ? { closeCode: 1007, code: 'PROTOCOL' as const, reason: 'websocket-deflate' }
    : FAULTS[cause.code ?? '']
  if (!fault) return { closeCode: 1011, error: ClientError.wrap(cause) }
  const { closeCode, code, reason } = fault
  const problem = cause.message.replace('Invalid WebSocket frame: ', '')
  const facts = { problem, closeCode, limit: formatBytes(maxMessageBytes) }
  return { closeCode, error: new ClientError(code, { reason, facts, cause }) }
}
