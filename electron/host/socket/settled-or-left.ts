/** Settles when that does, and also when it is left, however long the other takes. */
export function settledOrLeft(waiting: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve()
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
