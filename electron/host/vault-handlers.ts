import type { vaultContract } from '#shared/contract/vault.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { Vault } from '#workspace/vault/vault.ts'

export function vaultHandlers(vault: Vault): Handlers<typeof vaultContract> {
  return {
    'vault.watch': (_input, { signal }) => vault.watch(signal),
    async 'vault.unlock'({ passphrase }) {
      return { unlocked: await vault.unlock(passphrase) }
    },
    'vault.setPassphrase': ({ passphrase }) => vault.setPassphrase(passphrase),
    'vault.useKeychain': () => vault.useKeychain(),
    'vault.startAnew': () => vault.startAnew()
  }
}
