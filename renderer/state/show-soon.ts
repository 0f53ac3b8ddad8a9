/** What comes in is shown so often, in milliseconds: what changes faster tells nobody more. */
const SHOW_MS = 100

/** Shows what has changed: soon, together with what changes until then, or now. */
export interface Shower {
  soon(): void
  now(): void
}

/** @param show draws what there is */
export function showSoon(show: () => void): Shower {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    clearTimeout(timer)
    timer = undefined
    show()
  }
  return {
    soon() {
      timer ??= setTimeout(now, SHOW_MS)
    },
    now
  }
}
