import type { shellContract } from '#shared/contract/shell.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { Shell } from './shell.ts'

export function shellHandlers(shell: Shell): Handlers<typeof shellContract> {
  return {
    'shell.info': () => shell.info(),
    'shell.openExternal': ({ url }) => shell.openExternal(url),
    'shell.setTheme': ({ theme }) => shell.setTheme(theme),
    'shell.setZoom': ({ zoom }) => shell.setZoom(zoom)
  }
}
