import { app, type Session, shell, type WebContents } from 'electron'
import { PREVIEW_SCHEME } from '#shared/preview/preview-address.ts'

const ALLOWED_PERMISSIONS = new Set(['clipboard-sanitized-write'])

/** Keeps every page, now and later, where it is and what it is. Must run before the first window exists. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents))
  app.on('session-created', guardPermissions)
}

function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', event => event.preventDefault())
  contents.on('will-frame-navigate', event => {
    const { frame, initiator, isMainFrame, url } = event
    // What a page of ours shows in a frame of its own, and not what is clicked in there.
    const ours = !isMainFrame && frame?.parent === contents.mainFrame && initiator === contents.mainFrame
    if (!ours || !url.startsWith(`${PREVIEW_SCHEME}:`)) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebAddress(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(ALLOWED_PERMISSIONS.has(permission))
  )
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
}

/** Whether an address may be handed to the person's browser. Any other scheme could start a program. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol)
}
