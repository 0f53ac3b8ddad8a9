import { ClientError } from '#shared/model/client-error.ts'

/** Waits for something, but no longer than is wanted. @throws ClientError as the signal says; what the promise throws */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<void>(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await Promise.race([promise, aborted])
  if (signal.aborted) throw ClientError.wrap(signal.reason)
  return promise
}
