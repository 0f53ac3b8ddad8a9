interface CloseCode {
  /** As the registry calls it, as words. */
  name: string
  /** What it says, as a sentence for a person. */
  meaning: string
}

/** The WebSocket Close Code Number Registry of IANA (RFC 6455 §7.4.1, §11.7). */
const REGISTERED: Readonly<Record<number, CloseCode>> = {
  1000: { name: 'normal closure', meaning: 'What the connection was for is done.' },
  1001: { name: 'going away', meaning: 'The server shuts down, or the other side leaves.' },
  1002: { name: 'protocol error', meaning: 'Frames did not keep to the protocol.' },
  1003: { name: 'unsupported data', meaning: 'A kind of message came that is not taken, such as binary.' },
  1004: { name: 'reserved', meaning: 'It has no meaning yet.' },
  1005: { name: 'no code', meaning: 'The close frame named no code. This one is never sent.' },
  1006: {
    name: 'lost',
    meaning: 'The connection ended without a close frame. This code is never sent.'
  },
  1007: { name: 'invalid data', meaning: 'A text message was no valid UTF-8.' },
  1008: { name: 'policy violation', meaning: 'A message broke a rule of the other side.' },
  1009: { name: 'message too big', meaning: 'A message was larger than what is taken.' },
  1010: { name: 'extension missing', meaning: 'The server did not agree to an extension that is needed.' },
  1011: { name: 'internal error', meaning: 'The other side met something that it did not expect.' },
  1012: { name: 'service restart', meaning: 'The server restarts: it can be connected to again soon.' },
  1013: { name: 'try again later', meaning: 'The server is overloaded: it can be connected to again later.' },
  1014: { name: 'bad gateway', meaning: 'A gateway got an invalid answer from the server behind it.' },
  1015: { name: 'TLS failure', meaning: 'The TLS handshake failed. This code is never sent.' }
}

/** What a code that a WebSocket was closed with says (RFC 6455 §7.4.2). */
export function explainCloseCode(code: number): CloseCode {
  const known = REGISTERED[code]
  if (known) return known
  if (code >= 4000 && code <= 4999)
    return { name: 'private code', meaning: 'What it means is between this server and its clients.' }
  if (code >= 3000 && code <= 3999)
    return { name: 'library code', meaning: 'A library or a framework has registered it for itself.' }
  if (code >= 1000 && code <= 2999)
    return { name: 'unassigned code', meaning: 'It is kept for the protocol and its extensions.' }
  return { name: 'invalid code', meaning: 'No code outside of 1000 to 4999 may be sent.' }
}
