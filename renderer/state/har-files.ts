import type { HarChoice } from './export-har.ts'
import { tell, tellFailure } from './notices.ts'

/** Writes exchanges of the history into a HAR file. What each of these takes is loaded first. */
export function saveHar(choice: HarChoice): void {
  run(import('./export-har.ts').then(({ exportHar }) => exportHar(choice)))
}

/** Lets a person choose a HAR file to import. */
export function askForHar(): void {
  run(import('./import-har.ts').then(({ chooseHar }) => chooseHar()))
}

/** Imports what was dropped, one file after the other. */
export function takeDroppedHar(files: readonly File[]): void {
  run(importAll(files))
}

async function importAll(files: readonly File[]): Promise<void> {
  const { importHar } = await import('./import-har.ts')
  const others = files.filter(file => !isHar(file))
  for (const file of files.filter(isHar)) await importHar(file)
  if (others.length > 0)
    tell(`Only files that end in .har are imported: not ${others.map(({ name }) => name).join(', ')}.`)
}

function isHar({ name }: File): boolean {
  return /\.har$/i.test(name)
}

function run(done: Promise<void>): void {
  done.catch((error: unknown) => tellFailure('This part of the window could not be loaded', error))
}
