import type { Shell } from '#host/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { VERSION } from '#shared/version.ts'
import type { Terminal } from '../terminal/own-terminal.ts'
import { askOnTerminal } from './ask-on-terminal.ts'
import { trashByName } from './linux-trash.ts'

const NO_EXTERNAL = 'The page opens links itself: it runs in a browser.'
const NO_THEME = 'The frame of the window belongs to the browser.'
const NO_ZOOM = 'The browser zooms: Ctrl or ⌘ with + and -, for this address.'
const NO_DIALOG =
  'The page runs in a browser, which shows it no files of this machine: type the path. Start Sonde as `sonde serve DIR` to open a folder, and with `--allow PATH` to read what is below a path.'
const NO_TERMINAL =
  'There is no terminal to ask on. Start `sonde serve` in one, or with `--allow PATH` for what may be read and opened.'
const NO_FILE_MANAGER = 'The page runs in a browser, which opens no file manager.'
const NO_PROGRAMS =
  'The page runs in a browser, which opens no other program: save the body, and open that file.'
const NO_DRAGS = 'The page runs in a browser, out of which no file can be dragged: save the body instead.'

/**
 * The shell of `sonde serve`: a browser that we know nothing of.
 * @param previews what the server shows in its pages
 * @param terminal where the person is who started it, if they can be asked there
 */
export function createServeShell(previews: PreviewShelf, terminal?: Terminal): Shell {
  return {
    async info() {
      const { node = '', openssl = '' } = process.versions
      return {
        kind: 'serve',
        versions: { sonde: VERSION, node, openssl },
        platform: process.platform,
        features: {
          openExternal: { available: false, why: NO_EXTERNAL },
          setTheme: { available: false, why: NO_THEME },
          setZoom: { available: false, why: NO_ZOOM },
          pickFile: { available: false, why: NO_DIALOG },
          confirm: terminal ? { available: true } : { available: false, why: NO_TERMINAL },
          trash: { available: true },
          revealFile: { available: false, why: NO_FILE_MANAGER },
          openFile: { available: false, why: NO_PROGRAMS },
          dragFile: { available: false, why: NO_DRAGS }
        }
      }
    },
    openExternal: () => Promise.reject(unavailable(NO_EXTERNAL)),
    setTheme: () => Promise.reject(unavailable(NO_THEME)),
    setZoom: () => Promise.reject(unavailable(NO_ZOOM)),
    pickFile: () => Promise.reject(unavailable(NO_DIALOG)),
    async confirm(question, signal) {
      if (!terminal) throw unavailable(NO_TERMINAL)
      return askOnTerminal(terminal, question, signal)
    },
    async trash(paths) {
      const left: string[] = []
      // The package names what it puts there by random numbers, which says nothing to whoever looks for it.
      for (const path of paths) {
        if (process.platform !== 'linux' || !(await trashByName(path))) left.push(path)
      }
      if (left.length === 0) return
      // Loaded when it is needed: the command line does not wait for it.
      const { default: trash } = await import('trash')
      await trash(left, { glob: false })
    },
    revealFile: () => Promise.reject(unavailable(NO_FILE_MANAGER)),
    openFile: () => Promise.reject(unavailable(NO_PROGRAMS)),
    allowDrag: () => Promise.reject(unavailable(NO_DRAGS)),
    showPreview: (document, signal) => previews.show(document, signal)
  }
}

function unavailable(problem: string): ClientError {
  return new ClientError('BUILD', { reason: 'unavailable', facts: { problem } })
}
