import type { Shell } from '#host/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { VERSION } from '#shared/version.ts'

const NO_EXTERNAL = 'The page opens links itself: it runs in a browser.'
const NO_THEME = 'The frame of the window belongs to the browser.'

/** The shell of `sonde serve`: a browser that we know nothing of. */
export const serveShell: Shell = {
  async info() {
    const { node = '', openssl = '' } = process.versions
    return {
      kind: 'serve',
      versions: { sonde: VERSION, node, openssl },
      platform: process.platform,
      features: {
        openExternal: { available: false, why: NO_EXTERNAL },
        setTheme: { available: false, why: NO_THEME }
      }
    }
  },
  openExternal: () => Promise.reject(unavailable(NO_EXTERNAL)),
  setTheme: () => Promise.reject(unavailable(NO_THEME))
}

function unavailable(problem: string): ClientError {
  return new ClientError('INTERNAL', { reason: 'unavailable', facts: { problem } })
}
