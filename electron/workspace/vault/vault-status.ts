import type { VaultStatus } from '#shared/model/vault.ts'
import type { Standing } from './vault-door.ts'

/** So many are named; of the others, how many they are. */
const MOST_NAMED = 5

/**
 * How a vault stands, for a person.
 * @param unreadable ids of an open vault that cannot be decrypted
 * @param notices what else there is to say
 */
export function vaultStatus(
  standing: Standing,
  unreadable: readonly string[],
  notices: readonly (string | undefined)[]
): VaultStatus {
  const told = [whyOf(standing), ...notices, describeUnreadable(unreadable)].filter(
    text => text !== undefined
  )
  const notice = told.length > 0 && { notice: told.join(' ') }
  const detail = standing.kind !== 'open' && standing.detail !== undefined && { detail: standing.detail }
  switch (standing.kind) {
    case 'open':
      return { state: 'open', keptBy: standing.stored.key.keptBy, unreadable: unreadable.length, ...notice }
    case 'absent':
      return { state: 'open', keptBy: standing.keptBy, unreadable: 0, ...notice, ...detail }
    case 'shut': {
      const stored = Object.keys(standing.stored?.entries ?? {}).length
      const { state, keptBy, why } = standing
      return { state, keptBy, why, unreadable: stored, ...notice, ...detail }
    }
  }
}

function whyOf(standing: Standing): string | undefined {
  return standing.kind === 'open' ? undefined : standing.why
}

function describeUnreadable(ids: readonly string[]): string | undefined {
  if (ids.length === 0) return undefined
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : ''
  return `These cannot be decrypted, and stay stored: ${ids.slice(0, MOST_NAMED).join(', ')}${more}.`
}
