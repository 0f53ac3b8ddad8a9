import { readWindows } from '#shared/client/body-windows.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { downloadBlob } from '../components/download.ts'
import { host } from './host.ts'
import { readBlob } from './read-blob.ts'
import { withTransfer } from './transfers.ts'
import { writeFailure } from './write-failure.ts'

/** What of the File System Access API (WICG) is used here: TypeScript's DOM library does not know its dialogs. */
interface WithSavePicker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>
}

/** Largest body that goes through a blob, in bytes. */
const MOST_BLOB = 1024 ** 3

/**
 * Saves a body where the browser saves files: where it lets a person choose a file, it is written piece by piece.
 * @returns the name that it has now; undefined when nobody wanted it in the end
 * @throws ClientError BUILD when it is too large for this browser, IO when the body is gone or the file cannot be written; DOMException
 */
export function saveToBrowser(body: BodyInfo, name: string): Promise<string | undefined> {
  // It opens only for somebody who has just clicked or typed, which what takes its time comes too late for.
  const mayAsk = navigator.userActivation.isActive
  return mayAsk && hasSavePicker(window) ? saveByPicker(window, body, name) : download(body, name)
}

function hasSavePicker(page: object): page is WithSavePicker {
  return 'showSaveFilePicker' in page
}

async function saveByPicker(
  page: WithSavePicker,
  body: BodyInfo,
  suggestedName: string
): Promise<string | undefined> {
  const file = await page.showSaveFilePicker({ suggestedName })
  return withTransfer(body, `Saving ${file.name}`, async (report, signal) => {
    const writable = await file.createWritable().catch((error: unknown) => {
      throw writeFailure(error, file.name)
    })
    try {
      let done = 0
      for await (const window of readWindows(body, host)) {
        signal.throwIfAborted()
        await writable.write(new Uint8Array(window))
        done += window.byteLength
        report(done)
      }
      // It is in its place only now, and whole.
      await writable.close()
      return file.name
    } catch (error) {
      await writable.abort().catch(() => {})
      throw writeFailure(error, file.name)
    }
  })
}

async function download(body: BodyInfo, name: string): Promise<string> {
  if (body.size > MOST_BLOB) {
    const problem = `This browser saves bodies of up to ${formatBytes(MOST_BLOB)}, and this one is ${formatBytes(body.size)}. Others, such as Chromium, save any.`
    throw new ClientError('BUILD', { reason: 'unavailable', facts: { problem } })
  }
  const blob = await withTransfer(body, `Saving ${name}`, (report, signal) =>
    readBlob(body, 'application/octet-stream', signal, report)
  )
  downloadBlob(blob, name)
  return name
}
