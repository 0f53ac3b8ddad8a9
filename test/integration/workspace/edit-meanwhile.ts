import { appendFileSync, renameSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the other program has done: appended to a file, made one, or renamed one as it was told to. */
export interface Meanwhile {
  ready?: true
  appended?: string
  made?: string
  renamed?: string
}

/** A name of a file that is being written, as `.NAME.PID.STARTED.12 hexadecimal digits.tmp`. */
const TEMPORARY = /^\.(.+?)\.\d+\.[^.]*\.[0-9a-f]{12}\.tmp$/

/**
 * Run as a process of its own: another program, which is quicker. As soon as sonde.json is being written it appends a
 * comment to a.yml, and as soon as a file is being made it makes it first. It renames what it is told to.
 */
export async function editMeanwhile(folder: string): Promise<void> {
  const seen = new Set<string>()
  const tell = (what: Meanwhile) => process.send?.(what)
  watch(folder, (_, name) => {
    const of = TEMPORARY.exec(name ?? '')?.[1]
    if (name === null || of === undefined || seen.has(name)) return
    seen.add(name)
    if (of === 'sonde.json') {
      const line = `# ${seen.size}\n`
      appendFileSync(join(folder, 'a.yml'), line)
      tell({ appended: line })
    } else if (/^New\d+\.yml$/.test(of)) {
      try {
        writeFileSync(join(folder, of), 'mine', { flag: 'wx' })
        tell({ made: of })
      } catch {
        // It was the slower one this time.
      }
    }
  })
  process.on('message', (move: { from: string; to: string }) => {
    renameSync(join(folder, move.from), join(folder, move.to))
    tell({ renamed: move.to })
  })
  tell({ ready: true })
  await new Promise(() => {})
}
