/** No name of a subprotocol has so long a part with letters and digits in it: registered ones end at 22. */
const TOKEN = /^(?=.*\d)(?=.*[A-Za-z]).{24,}$/

/**
 * What proves in the subprotocols that a handshake offers: a browser can put a credential nowhere else, so that services
 * take it there, behind a name and a dot (Kubernetes, OpenAI) or as a name of its own (AWS AppSync).
 * @param value of a Sec-WebSocket-Protocol header (RFC 6455 §11.3.4)
 */
export function subprotocolSecrets(value: string): string[] {
  return value
    .split(/[,.]/)
    .map(part => part.trim())
    .filter(part => TOKEN.test(part))
}
