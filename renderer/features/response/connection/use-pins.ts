import { inheritSettings } from '#shared/http/inherit-settings.ts'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { offerUndo } from '../../../state/notices.ts'
import { useLayers } from '../../../state/scope.ts'
import { findTab, useDraft, useTabs } from '../../../state/tabs.ts'
import { useTabSettings } from '../../request/settings/use-tab-settings.ts'
import { pinnedBy, withoutPin, withPin } from './pin-lines.ts'

/** The pinned keys of a tab's request, as its settings say now. */
export interface Pins {
  /** `own`: by the request itself; `inherited`: by a folder or the collection around it, where it can be taken back. */
  stateOf(pin: string): 'own' | 'inherited' | undefined
  pin(pin: string): void
  unpin(pin: string): void
}

export function usePins(tabId: string): Pins {
  const { put } = useTabSettings(tabId)
  const layers = useLayers(tabId)
  const own = useDraft(tabId).settings.tls?.pins ?? ''
  const inherited = inheritSettings({}, layers).settings.tls?.pins ?? ''
  const write = (pins: string, said: string) => {
    const before = findTab(tabId)?.draft.settings
    if (!before) return
    put('tls.pins', now => withPins(now, pins))
    const written = pinsOf(tabId)
    const endOffer = offerUndo(said, () => put('tls.pins', now => withPins(now, before.tls?.pins)))
    // What is typed there after that would be taken back as well.
    const unsubscribe = useTabs.subscribe(() => {
      if (pinsOf(tabId) === written) return
      unsubscribe()
      endOffer()
    })
  }
  return {
    stateOf: pin => pinnedBy(own, inherited, pin),
    pin(pin) {
      // What a request says takes the place of all that it inherits.
      write(withPin(own.trim() === '' ? inherited : own, pin), PINNED)
    },
    unpin(pin) {
      write(withoutPin(own, pin), UNPINNED)
    }
  }
}

function pinsOf(tabId: string): string | undefined {
  return findTab(tabId)?.draft.settings.tls?.pins
}

function withPins(settings: DraftSettings, pins: string | undefined): DraftSettings {
  const { pins: _, ...others } = settings.tls ?? {}
  return { ...settings, tls: pins === undefined || pins === '' ? others : { ...others, pins } }
}

const PINNED =
  'Pinned in this request’s settings. It holds from the next send on; the request is not saved yet.'
const UNPINNED = 'Taken out of this request’s pinned keys. The request is not saved yet.'
