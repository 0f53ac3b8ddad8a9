import { z } from 'zod'
import { VaultStatus } from '../model/vault.ts'
import { call, stream } from './define.ts'

export const vaultContract = {
  'vault.watch': stream(z.object({}), VaultStatus),
  /**
   * A wrong passphrase is told in the answer: it is no error of the program. A keychain that did not answer is asked
   * again instead; then the passphrase does not matter.
   */
  'vault.unlock': call(z.object({ passphrase: z.string() }), z.object({ unlocked: z.boolean() })),
  /** Encrypts the vault under a passphrase from now on. Only while it is open. */
  'vault.setPassphrase': call(z.object({ passphrase: z.string().min(1) }), z.void()),
  /** Keeps the key in the system's keychain from now on. Only while it is open; IO when there is none. */
  'vault.useKeychain': call(z.object({}), z.void()),
  /**
   * Begins a new vault when the key of the old one is lost, or its passphrase forgotten. The old file is set aside, not
   * deleted. IO when the vault is open.
   */
  'vault.startAnew': call(z.object({}), z.void())
}
