import type { AsyncEntry } from '@napi-rs/keyring'
import { type Keychain, KeychainError } from './keychain.ts'
import { within } from './within.ts'

const SERVICE = 'Sonde'
/** So long a person may take to unlock the keychain. */
const PATIENCE_MS = 60_000

/**
 * The keychain of macOS, the credential manager of Windows, the Secret Service of a Linux desktop. The kernel's
 * keyring, which the library would fall back to, forgets at the next start of the machine.
 *
 * The library is loaded when it is first needed: it is native, and may be missing on a rare platform.
 */
export const systemKeychain: Keychain = {
  async read(name) {
    const secret = await ask(name, entry => entry.getPassword())
    return secret === null ? undefined : Buffer.from(secret, 'base64')
  },
  async write(name, secret) {
    // As text: some keychains store nothing else.
    await ask(name, entry => entry.setPassword(Buffer.from(secret).toString('base64')))
  },
  async delete(name) {
    await ask(name, entry => entry.deleteCredential())
  }
}

async function ask<T>(name: string, question: (entry: AsyncEntry) => Promise<T>): Promise<T> {
  const { AsyncEntry } = await import('@napi-rs/keyring').catch((cause: unknown) => {
    throw new KeychainError('the library that speaks to it is not there for this machine', { cause })
  })
  try {
    // Where there is no bus, already this throws.
    const entry = new AsyncEntry(SERVICE, name, { linux: { store: 'secret-service' } })
    return await within(PATIENCE_MS, question(entry))
  } catch (cause) {
    throw isWithoutDesktop(cause)
      ? new KeychainError('no keyring of a desktop answers here', { cause })
      : cause
  }
}

/** On a server and in a container there is no bus on which a Secret Service could be asked. */
function isWithoutDesktop(error: unknown): boolean {
  return process.platform === 'linux' && error instanceof Error && /\bdbus\b|d-bus/i.test(error.message)
}
