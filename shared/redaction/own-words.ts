/** Words of an exchange's own, measures and identities: a secret that happens to read the same must not change them. */
const OWN_WORDS = new Set([
  'id',
  'startedAt',
  'kind',
  'reason',
  'code',
  'phase',
  'phases',
  'samples',
  'protocol',
  'httpVersion',
  'openedBy',
  'tls',
  'handshake',
  'fate',
  'expires',
  'outcome'
])

export function isOwnWord(key: string): boolean {
  return OWN_WORDS.has(key)
}
