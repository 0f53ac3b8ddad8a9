import type { Auth } from '#shared/model/auth.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { controllingTerminal } from '../terminal/controlling-terminal.ts'
import { ownTerminal } from '../terminal/own-terminal.ts'
import { warn } from '../warn.ts'
import type { RequestValues } from './request-values.ts'

/**
 * The settings with the password that `--user` does not have: who sits at a terminal is asked for it, so that it stands
 * in no history of a shell. Elsewhere it is empty, which is said.
 * @throws UsageError where none was typed
 */
export async function withPassword<T extends Pick<ExecuteSettings, 'auth'>>(
  settings: T,
  { user }: RequestValues
): Promise<T> {
  const { auth } = settings
  if (user === undefined || user.includes(':') || !auth) return settings
  const password = await passwordOf(user)
  return password === undefined ? settings : { ...settings, auth: provenBy(auth, password) }
}

/** Undefined where there is nobody to ask. */
async function passwordOf(user: string): Promise<string | undefined> {
  const { askPassword } = await import('../terminal/ask-password.ts')
  const own = ownTerminal()
  if (own) return askPassword(own, user)
  const terminal = controllingTerminal()
  if (!terminal) {
    warn(
      '--user: the password is empty, since there is no terminal to ask for it; USER: is one without a password'
    )
    return undefined
  }
  try {
    return await askPassword(terminal, user)
  } finally {
    terminal.close()
  }
}

function provenBy(auth: Auth, password: string): Auth {
  if (auth.kind === 'aws-sigv4') return { ...auth, secretAccessKey: password }
  return auth.kind === 'basic' || auth.kind === 'digest' ? { ...auth, password } : auth
}
