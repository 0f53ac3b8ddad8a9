import { beforeEach, describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { PreferenceChanges } from '#renderer/state/preference-changes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import type { Preferences } from '#shared/model/preferences.ts'

const CERTIFICATE = { id: 'own', domain: '', kind: 'pkcs12', certificatePath: '', enabled: true } as const
type Told = Partial<Preferences> & { secrets?: Record<string, string> }

/** A certificate of the preferences by its id. */
const named = ({ clientCertificates }: Preferences, passphraseId: string) => ({
  clientCertificates: clientCertificates.map(each => (each.id === 'own' ? { ...each, passphraseId } : each))
})

describe('changes of the preferences', () => {
  const shown = createStore<Preferences>(() => DEFAULT_PREFERENCES)
  let told: Told[]
  let answers: ((error?: Error) => void)[]
  let failures: unknown[]
  let changes: PreferenceChanges
  /** Lets the host answer what it was told as the nth. */
  const settle = async (at: number, error?: Error) => {
    await expect.poll(() => told.length).toBeGreaterThan(at)
    answers[at]?.(error)
  }

  beforeEach(() => {
    shown.setState({ ...DEFAULT_PREFERENCES, clientCertificates: [CERTIFICATE] })
    told = []
    answers = []
    failures = []
    const tell = (change: Told) =>
      new Promise<void>((resolve, reject) => {
        told.push(change)
        answers.push(error => (error ? reject(error) : resolve()))
      })
    changes = new PreferenceChanges(shown, tell, error => failures.push(error))
  })

  it('are told one after the other, and what was typed meanwhile at once', async () => {
    changes.make({ theme: 'dark' })
    changes.make({ zoom: 1.5 })
    changes.make({ theme: 'light' })
    expect(shown.getState()).toMatchObject({ theme: 'light', zoom: 1.5 })
    expect(changes.newer).toEqual({ theme: 'light', zoom: 1.5 })
    await settle(0, new ClientError('IO'))
    await settle(1)
    expect(told).toEqual([{ theme: 'dark' }, { theme: 'light', zoom: 1.5 }])
    await expect.poll(() => changes.newer).toEqual({})
    expect(failures).toEqual([expect.objectContaining({ code: 'IO' })])
  })

  it('that keep a secret wait their turn, and what is typed meanwhile names it too', async () => {
    changes.make({ theme: 'dark' })
    const kept = changes.keepSecret('open-sesame', named)
    expect(told).toEqual([{ theme: 'dark' }])
    await settle(0)
    await expect.poll(() => told.length).toBe(2)
    const { secrets = {}, clientCertificates } = told[1] ?? {}
    const [[id, value] = []] = Object.entries(secrets)
    expect(value).toBe('open-sesame')
    expect(clientCertificates).toMatchObject([{ passphraseId: id }])

    changes.make({ clientCertificates: [{ ...CERTIFICATE, domain: 'api.test' }] })
    await settle(1)
    await kept
    await settle(2)
    const both = [{ ...CERTIFICATE, domain: 'api.test', passphraseId: id }]
    expect(told[2]).toEqual({ clientCertificates: both })
    expect(shown.getState().clientCertificates).toEqual(both)
  })

  it('take back nothing that was typed while a secret was refused', async () => {
    const kept = changes.keepSecret('open-sesame', named)
    const typed = [{ ...CERTIFICATE, domain: 'api.test' }]
    changes.make({ clientCertificates: typed })
    await settle(0, new ClientError('IO', { reason: 'vault' }))
    await expect(kept).rejects.toMatchObject({ reason: 'vault' })
    await settle(1)
    expect(told[1]).toEqual({ clientCertificates: typed })
    expect(shown.getState().clientCertificates).toEqual(typed)
    expect(failures).toEqual([])
  })

  it('bring back no certificate that was deleted while its passphrase was kept', async () => {
    const kept = changes.keepSecret('open-sesame', named)
    changes.make({ clientCertificates: [] })
    await settle(0)
    await kept
    await settle(1)
    expect(told[1]).toEqual({ clientCertificates: [] })
  })
})
