import { tellFailure } from './notices.ts'

/** Lets a person choose a file of messages to import as a session. What that takes is loaded first. */
export function askForLog(): void {
  import('./import-log.ts').then(
    ({ chooseLog }) => chooseLog(),
    (error: unknown) => tellFailure('This part of the window could not be loaded', error)
  )
}
