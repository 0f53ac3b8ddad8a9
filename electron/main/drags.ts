import { existsSync } from 'node:fs'
import { app, type NativeImage, nativeImage, webContents } from 'electron'
import { ClientError } from '#shared/model/client-error.ts'

/** The files that may be dragged out of the windows, and what is seen at the pointer meanwhile. */
const icons = new Map<string, NativeImage>()

/** Lets pages drag a file out. @param path absolute; one that the host has made for that */
export async function allowDrag(path: string): Promise<void> {
  icons.set(path, await app.getFileIcon(path).catch(blank))
}

/**
 * Begins to drag a file out of a page, whose button of the mouse is held.
 * @throws ClientError BUILD when it was not allowed: no page names what is on this machine
 */
export function startDrag(contentsId: number, file: string): void {
  // The host takes back what it has made.
  if (!existsSync(file)) icons.delete(file)
  const icon = icons.get(file)
  if (!icon) throw new ClientError('BUILD', { facts: { problem: `${file} may not be dragged out.` } })
  webContents.fromId(contentsId)?.startDrag({ file, icon: icon.isEmpty() ? blank() : icon })
}

/** Without any, nothing can be dragged. */
function blank(): NativeImage {
  const size = { width: 32, height: 32 }
  return nativeImage.createFromBitmap(Buffer.alloc(size.width * size.height * 4, 0x99), size)
}
