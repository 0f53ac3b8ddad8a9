import type { AppMenu } from '#shared/contract/desktop.ts'

/**
 * Which commands stand in Electron's menu, by their ids; a line is drawn between groups. What the system does itself
 * (clipboard, full screen, quit) is added by its main process.
 */
export const MENU_LAYOUT: Readonly<Record<keyof AppMenu, readonly (readonly string[])[]>> = {
  file: [
    ['tab.new', 'tab.newSocket', 'window.new'],
    ['collection.open', 'collection.new', 'workspace.new'],
    ['item.newRequest', 'item.newSocket', 'item.newFolder'],
    ['file.save', 'file.saveAs', 'file.saveAll'],
    ['tab.close', 'tab.reopen'],
    ['preferences.open']
  ],
  edit: [['edit.undo', 'edit.redo'], ['tab.duplicate'], ['search.open', 'sidebar.filter']],
  view: [
    ['palette.open'],
    ['sidebar.toggle', 'item.reveal', 'history.open'],
    ['view.waterfall', 'view.orientation', 'view.orientationAuto', 'view.diagnostics'],
    ['environments.open', 'cookies.open'],
    ['theme.system', 'theme.light', 'theme.dark'],
    ['zoom.in', 'zoom.out', 'zoom.reset'],
    ['tab.next', 'tab.previous']
  ],
  request: [
    ['request.send', 'request.cancel', 'request.repeat', 'folder.run'],
    ['socket.connect', 'socket.disconnect', 'socket.pauseAutomation', 'socket.closeWith', 'socket.sendFile'],
    ['request.focusUrl', 'response.focus'],
    [
      'request.messages',
      'request.automation',
      'request.params',
      'request.headers',
      'request.auth',
      'request.body',
      'request.variables',
      'request.tests',
      'request.settings',
      'request.docs'
    ],
    ['request.copyUrl', 'request.copyCurl', 'request.copyCurlWithSecrets'],
    ['response.saveBody', 'response.openBody', 'response.saveExample']
  ],
  help: [['shortcuts.open', 'shortcuts.change'], ['about.open']]
}
