import { ipcRenderer } from 'electron'

/*
 * The bridge between a window's page and the host, and all of it. The page asks for a port, and gets one:
 *
 *   page     window.postMessage('sonde:connect', location.origin)
 *   preload  ipcRenderer.send('sonde:connect')            forwarded as it is, without arguments
 *   main     sender must be the main frame of app://sonde; one end of a fresh channel goes to the engine process
 *   main     webContents.postMessage('sonde:port', null, [port])
 *   preload  window.postMessage('sonde:port', location.origin, [port])
 *   page     'message' event: source === window, data === 'sonde:port', ports[0] is the port
 *
 * 'sonde:desktop' asks in the same way for a port to main itself, which answers `desktopContract` there; it comes as
 * 'sonde:desktop-port', and lasts as long as the page does not ask anew.
 *
 * - The page adds its listener before it asks. One question, one port; the page calls `port.start()` itself.
 * - On the port travel the frames of `shared/rpc/frames.ts`, by structured clone, nothing transferred.
 * - Asking again is allowed at any time and closes the port that this window had before.
 * - When the engine process dies the port closes: its 'close' event fires in the page, which says so to the person
 *   and asks again. The new port is answered as soon as the restarted process runs.
 * - In the Electron shell `location.protocol` is `app:`, and nothing but that tells the page which shell it runs in.
 */
const QUESTIONS = ['sonde:connect', 'sonde:desktop']
const ANSWERS = ['sonde:port', 'sonde:desktop-port']

window.addEventListener('message', ({ source, origin, data }) => {
  const question = QUESTIONS.find(each => each === data)
  if (source === window && origin === location.origin && question) ipcRenderer.send(question)
})

for (const answer of ANSWERS) {
  ipcRenderer.on(answer, event => {
    window.postMessage(answer, location.origin, [...event.ports])
  })
}
