import { relative, resolve, sep } from 'node:path'
import type { Draft } from '#shared/model/draft/draft.ts'

/**
 * A request whose files are named from another folder: those with relative paths, which started where the process is,
 * start there.
 */
export function fromFolder(draft: Draft, folder: string): Draft {
  const name = (path: string) => renamed(path, folder)
  const { body, settings } = draft
  const { tls, unixSocket } = settings
  return {
    ...draft,
    body: {
      ...body,
      ...(body.parts && { parts: body.parts.map(part => ({ ...part, files: part.files.map(name) })) }),
      ...(body.files && { files: body.files.map(file => ({ ...file, path: name(file.path) })) })
    },
    settings: {
      ...settings,
      ...(tls?.ca !== undefined && { tls: { ...tls, ca: tls.ca.split('\n').map(name).join('\n') } }),
      ...(unixSocket !== undefined && { unixSocket: name(unixSocket) })
    }
  }
}

/** What is absolute stays, and so does what begins with a variable. */
function renamed(path: string, folder: string): string {
  const isRelative = path !== '' && !/^(?:[/\\]|[a-z]:|\{\{)/i.test(path)
  return isRelative ? relative(folder, resolve(path)).split(sep).join('/') : path
}
