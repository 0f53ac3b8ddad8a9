/** What comes in is shown so often, in milliseconds: what changes faster tells nobody more. */
const SHOW_MS = 100
/** While nothing comes in, so often: a clock should be seen to go. */
const CLOCK_MS = 500

/** Shows what has changed, and that time passes, until it ends. */
export interface Shower {
  /** Shows together what changes until then. */
  soon(): void
  /** Shows it now, and nothing after that. */
  end(): void
}

/** @param show draws what there is */
export function showSoon(show: () => void): Shower {
  let timer: ReturnType<typeof setTimeout> | undefined
  const clock = setInterval(show, CLOCK_MS)
  const now = () => {
    clearTimeout(timer)
    timer = undefined
    show()
  }
  return {
    soon() {
      timer ??= setTimeout(now, SHOW_MS)
    },
    end() {
      clearInterval(clock)
      now()
    }
  }
}
