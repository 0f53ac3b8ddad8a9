/** So long a part of the page may take to come. */
const PATIENCE_MS = 5000

/**
 * Moves the focus to what is drawn with the next frame or, where its part of the page is still on its way, once it is
 * there: unless a person has gone elsewhere by then.
 * @param find what takes the focus
 * @param take how it is given it
 */
export function focusSoon(
  find: () => HTMLElement | null,
  take = (target: HTMLElement) => target.focus()
): void {
  const stop = new AbortController()
  const { signal } = stop
  const focus = () => {
    const target = signal.aborted ? null : find()
    if (!target) return
    stop.abort()
    take(target)
  }
  requestAnimationFrame(() => {
    focus()
    if (signal.aborted) return
    const observer = new MutationObserver(focus)
    observer.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS)
    for (const sign of ['keydown', 'pointerdown', 'focusin'])
      document.addEventListener(sign, () => stop.abort(), { capture: true, signal })
    signal.addEventListener('abort', () => {
      observer.disconnect()
      clearTimeout(timer)
    })
  })
}
