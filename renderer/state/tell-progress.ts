import { visibleText } from '#shared/format/visible-text.ts'
import { notices } from './notices.ts'

/** What takes longer than this is told of, in milliseconds. */
const PATIENCE_MS = 500

/** Something that may take a while. */
export interface Progress {
  /** How far it is, in words. */
  at(detail: string): void
  /** It goes on in any case from now on: there is nothing to cancel any more. */
  commit(): void
  /** It is over, in whatever way. */
  end(): void
}

/**
 * Says what is going on, how far it is, and offers to cancel it, from the moment on at which it takes long.
 * @param title what is done: “Writing a HAR file”
 */
export function tellProgress(title: string, cancel: () => void): Progress {
  let id: string | undefined
  let detail = ''
  let isCommitted = false
  const timer = setTimeout(() => {
    id = notices.add({
      title: visibleText(title),
      description: detail,
      timeout: 0,
      actionProps: isCommitted ? {} : { children: 'Cancel', onClick: cancel }
    })
  }, PATIENCE_MS)
  return {
    at(next) {
      detail = next
      if (id !== undefined) notices.update(id, { description: detail })
    },
    commit() {
      isCommitted = true
      if (id !== undefined) notices.update(id, { actionProps: {} })
    },
    end() {
      clearTimeout(timer)
      if (id !== undefined) notices.close(id)
    }
  }
}
