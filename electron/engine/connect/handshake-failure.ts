import { ClientError } from '#shared/model/client-error.ts'
import type { FailedHandshake } from '#shared/model/tls-info.ts'

/** A TLS handshake that came to nothing. What was seen of it until then is shown with the hop. */
export class HandshakeFailure extends ClientError {
  readonly handshake: FailedHandshake

  constructor({ code, reason, facts, cause }: ClientError, handshake: FailedHandshake) {
    const phase = handshake.peer === 'proxy' ? 'proxy-tls' : 'tls'
    super(code, { reason, phase, facts, cause })
    this.handshake = handshake
  }
}
