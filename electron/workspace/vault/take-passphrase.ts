/**
 * The passphrase that `SONDE_PASSPHRASE` gives for the vault, where nobody can be asked for it. It is taken out of the
 * environment: what this process starts does not inherit it, and no collection can be allowed to read it.
 */
export function takePassphrase(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { SONDE_PASSPHRASE: passphrase } = environment
  delete environment.SONDE_PASSPHRASE
  return passphrase === '' ? undefined : passphrase
}
