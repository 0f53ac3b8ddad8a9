import { Vault } from '#workspace/vault/vault.ts'

/** Run as a process of its own: keeps `count` secrets one after the other, and tells each. */
export async function keepSecretsInALoop(
  home: string,
  name: string,
  count: string,
  passphrase = 'correct horse'
): Promise<void> {
  const vault = new Vault(home, { passphrase: passphrase || undefined })
  process.send?.({ status: await vault.status() })
  for (let n = 0; n < Number(count); n++) {
    const id = `${name}/${n}`
    await vault.set(id, `secret of ${id}`)
    process.send?.({ stored: id })
  }
  process.disconnect()
}
