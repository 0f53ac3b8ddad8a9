import { tellFailure } from '../../../state/notices.ts'

/** Sends what is in the composer of a tab, or connects. What each of these takes is loaded first. */
export function sendOrConnect(tabId: string): void {
  run(import('./send-shown-message.ts').then(it => it.sendOrConnect(tabId)))
}

/** Puts what was sent before, or after, into the composer of a tab. */
export function recall(tabId: string, to: 'older' | 'newer'): void {
  run(import('./recall-sent.ts').then(it => it.recallSent(tabId, to)))
}

/** Lets a person choose a file to send over the connection of a tab. */
export function chooseFileToSend(tabId: string): void {
  run(import('../../../state/files-to-send.ts').then(it => it.askForFileToSend(tabId)))
}

function run(done: Promise<void>): void {
  done.catch((error: unknown) => tellFailure('This part of the window could not be loaded', error))
}
