import type { Auth } from '../model/auth.ts'
import type { Draft, DraftAuth, DraftSettings } from '../model/draft.ts'
import type { ExecuteSettings } from '../model/settings.ts'

interface Sent {
  settings: ExecuteSettings
  /** A field of the settings → the field of the draft that it was typed in. */
  draftField(field: string): string
}

/** How a draft wants its request to be sent. What it leaves open stays open. */
export function draftSettings({ settings, auth: typed }: Draft): Sent {
  const { timeouts, insecure, redirects, retries, protocol, cookies } = settings
  const auth = draftAuth(typed)
  const proxy = draftProxy(settings.proxy)
  const tls = draftTls(settings.tls)
  return {
    settings: {
      timeouts,
      insecure,
      ...(redirects && { redirects }),
      ...(retries && { retries }),
      ...(protocol !== undefined && { protocol }),
      ...(cookies !== undefined && { cookies }),
      ...(proxy && { proxy }),
      ...(tls && { tls }),
      ...(auth && { auth })
    },
    draftField(field) {
      if (field.startsWith('tls.pins')) return 'settings.tls.pins'
      return SETTING_GROUPS.some(group => field.startsWith(group)) ? `settings.${field}` : field
    }
  }
}

const SETTING_GROUPS = ['tls.', 'proxy.', 'timeouts.', 'redirects.', 'retries.', 'protocol']

function draftAuth(typed: DraftAuth | undefined): Auth | undefined {
  if (!typed) return undefined
  const { username = '', password = '', accessKeyId = '', secretAccessKey = '', sessionToken } = typed
  switch (typed.kind) {
    case 'none':
      return undefined
    case 'basic':
    case 'digest':
      return { kind: typed.kind, username, password }
    case 'bearer':
      return { kind: 'bearer', token: typed.token ?? '' }
    case 'api-key':
      return {
        kind: 'api-key',
        name: typed.name ?? '',
        value: typed.value ?? '',
        in: typed.in ?? 'header'
      }
    case 'aws-sigv4':
      return {
        kind: 'aws-sigv4',
        accessKeyId,
        secretAccessKey,
        ...(sessionToken && { sessionToken }),
        region: typed.region ?? '',
        service: typed.service ?? ''
      }
  }
}

function draftProxy(typed: DraftSettings['proxy']): ExecuteSettings['proxy'] {
  if (!typed) return undefined
  const { mode, url, bypass } = typed
  if (mode !== 'url') return { mode }
  return { mode, url, ...(bypass.trim() !== '' && { bypass }) }
}

function draftTls(typed: DraftSettings['tls']): ExecuteSettings['tls'] {
  if (!typed) return undefined
  const { minVersion, serverName = '', pins = '' } = typed
  const lines = pins.split('\n').map(line => line.trim())
  const meant = lines.filter(line => line !== '')
  return {
    ...(minVersion && { minVersion }),
    ...(serverName.trim() !== '' && { serverName: serverName.trim() }),
    ...(meant.length > 0 && { pins: meant })
  }
}
