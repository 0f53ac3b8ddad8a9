/**
 * Bytes with what is secret in them covered by asterisks, as many as it had bytes: so their number stays, and a JSON
 * remains one. Secrets are found across the borders of chunks, in whatever encoding leaves ASCII as it is.
 * @param forms longest first: see `secretForms`
 */
export async function* maskBytes(
  chunks: AsyncIterable<Uint8Array>,
  forms: readonly string[]
): AsyncGenerator<Uint8Array> {
  const secrets = forms.map(form => Buffer.from(form, 'utf8').toString('latin1'))
  const longest = Math.max(1, ...secrets.map(({ length }) => length))
  let rest = ''
  for await (const chunk of chunks) {
    const bytes = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    const masked = mask(bytes, secrets)
    const end = lastSafeEnd(bytes, masked, longest)
    yield Buffer.from(masked.slice(0, end), 'latin1')
    rest = bytes.slice(end)
  }
  yield Buffer.from(mask(rest, secrets), 'latin1')
}

function mask(bytes: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, '*'.repeat(secret.length)), bytes)
}

/** What lies before it can neither be the beginning of a secret that goes on in the next chunk, nor a part of one. */
function lastSafeEnd(bytes: string, masked: string, longest: number): number {
  let end = Math.max(0, bytes.length - longest + 1)
  while (end > 0 && bytes[end] !== masked[end]) end--
  return end
}
