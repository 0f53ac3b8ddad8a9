import { type ComponentType, useEffect, useState } from 'react'
import { tellFailure } from './state/notices.ts'
import { closeDialog, type OpenDialog, useUi } from './state/ui.ts'

const loaders = new Set<() => Promise<ComponentType>>()

/**
 * A dialog whose code comes when it is first opened. It need not wait for it then, as a rule: see `preloadDialogs`.
 * @param name what `dialog` says, or the kind of it, while this one is open
 */
export function laterDialog(name: string, load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined
  loaders.add(load)
  return function LaterDialog() {
    const open = useUi(({ dialog }) => nameOf(dialog) === name)
    const [Loaded, setLoaded] = useState(() => loaded)
    useEffect(() => {
      if (!open || Loaded) return
      load().then(
        part => {
          loaded = part
          setLoaded(() => part)
        },
        thrown => {
          // It may take its time to fail, and something else be open by then.
          if (nameOf(useUi.getState().dialog) === name) closeDialog()
          tellFailure('This part of the window could not be loaded', thrown)
        }
      )
    }, [open, Loaded])
    return Loaded && <Loaded />
  }
}

/** Loads them while the window has nothing else to do. What fails is tried again when it is opened. */
export function preloadDialogs(): void {
  requestIdleCallback(() => {
    for (const load of loaders) load().catch(() => {})
  })
}

function nameOf(dialog: OpenDialog | undefined): string | undefined {
  return typeof dialog === 'object' ? dialog.kind : dialog
}
