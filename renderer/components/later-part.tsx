import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { FailedPart } from './failed-part.tsx'

/** Its code can be fetched before it is needed; what fails is tried again when it is shown. */
interface LaterPart<Props> {
  (props: Props): ReactNode
  preload(): void
}

/**
 * A part of the page whose code comes when it is first shown. One that cannot be had says so in its place, and can be
 * asked for again.
 * @param waiting what stands there meanwhile
 */
export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null
): LaterPart<Props> {
  let loaded: ComponentType<Props> | undefined
  function LaterPart(props: Props) {
    const [Part, setPart] = useState(() => loaded)
    const [failure, setFailure] = useState<{ error: unknown }>()
    useEffect(() => {
      if (Part || failure) return
      let wanted = true
      load().then(
        part => {
          loaded = part
          if (wanted) setPart(() => part)
        },
        error => wanted && setFailure({ error })
      )
      return () => {
        wanted = false
      }
    }, [Part, failure])
    if (Part) return <Part {...props} />
    if (failure) return <FailedPart error={failure.error} retry={() => setFailure(undefined)} />
    return waiting
  }
  LaterPart.preload = () => {
    load().then(
      part => {
        loaded = part
      },
      () => {}
    )
  }
  return LaterPart
}
