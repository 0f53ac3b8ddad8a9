/** What a socket that is gone is reported as, where the system has no error for it. */
export function connectionClosed(): Error {
  return Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' })
}
