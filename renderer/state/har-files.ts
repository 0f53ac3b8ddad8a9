import type { HarChoice } from './export-har.ts'
import { isSessionHar } from './is-session-har.ts'
import { tell, tellFailure } from './notices.ts'

/** Writes exchanges of the history into a HAR file. What each of these takes is loaded first. */
export function saveHar(choice: HarChoice): void {
  run(import('./export-har.ts').then(({ exportHar }) => exportHar(choice)))
}

/** Lets a person choose a HAR file to import. */
export function askForHar(): void {
  run(import('./import-har.ts').then(({ chooseHar }) => chooseHar()))
}

/** Imports what was dropped, one file after the other: HAR files, and sessions of messages. */
export function takeDropped(files: readonly File[]): void {
  run(importAll(files))
}

async function importAll(files: readonly File[]): Promise<void> {
  const others: string[] = []
  for (const file of files) {
    if (isLog(file) || (isHar(file) && (await isSessionHar(file))))
      await (await import('./import-log.ts')).importLog(file)
    else if (isHar(file)) await (await import('./import-har.ts')).importHar(file)
    else others.push(file.name)
  }
  if (others.length > 0)
    tell(`Only files that end in .har, .ndjson or .jsonl are imported: not ${others.join(', ')}.`)
}

/** Whether a file is one that is imported wherever it is dropped. */
export function isImported(file: File): boolean {
  return isLog(file) || isHar(file)
}

function isLog({ name }: File): boolean {
  return /\.(?:ndjson|jsonl)$/i.test(name)
}

function isHar({ name }: File): boolean {
  return /\.har$/i.test(name)
}

function run(done: Promise<void>): void {
  done.catch((error: unknown) => tellFailure('This part of the window could not be loaded', error))
}
