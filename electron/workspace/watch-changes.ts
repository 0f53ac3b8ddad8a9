/**
 * What is read now, and again whenever that is something else after a change. Changes during a read lead to one more.
 * @param listen begins to call back after changes; returns how to stop it
 * @throws whatever `listen` and `read` throw
 */
export async function* watchChanges<T>(
  read: () => Promise<T>,
  listen: (changed: () => void) => () => void,
  signal: AbortSignal
): AsyncGenerator<T> {
  let wake = () => {}
  let stale = true
  const onChange = () => {
    stale = true
    wake()
  }
  const stop = listen(onChange)
  signal.addEventListener('abort', onChange)
  try {
    let told: string | undefined
    while (!signal.aborted) {
      stale = false
      const value = await read()
      const text = JSON.stringify(value)
      if (text !== told) yield value
      told = text
      if (!stale && !signal.aborted) {
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    }
  } finally {
    stop()
    signal.removeEventListener('abort', onChange)
  }
}
