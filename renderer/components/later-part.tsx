import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { FailedPart } from './failed-part.tsx'

/**
 * A part of the page whose code comes when it is first shown. One that cannot be had says so in its place, and can be
 * asked for again.
 * @param waiting what stands there meanwhile
 */
export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  return function LaterPart(props: Props) {
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
}
