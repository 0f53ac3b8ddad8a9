import { isSocket } from '#shared/model/draft/is-request.ts'
import { chooseFileToSend, recall } from '../features/request/messages/composer-keys.ts'
import { sendTab } from '../features/request/send-tab.ts'
import { useExchanges } from '../state/exchanges.ts'
import { tellFailure } from '../state/notices.ts'
import { openRepeat } from '../state/open-repeat.ts'
import { pauseAutomation } from '../state/pause-automation.ts'
import { connect, connectAnew, disconnect, stateOf } from '../state/sockets.ts'
import { holdsRequest } from '../state/tab-files.ts'
import { activeTab, useTabs } from '../state/tabs.ts'
import { openDialog, type RequestSection, showSection, useUi } from '../state/ui.ts'
import { viewInFront } from '../state/views.ts'
import { type Command, isAvailable } from './command.ts'
import { copyAsCurl } from './copy-curl.ts'
import { findLandmark, focusLandmark, focusLandmarkSoon, isWithin } from './focus-landmark.ts'

const tab = () => activeTab(useTabs.getState())
const isRunning = () => useExchanges.getState().byTab[tab().id]?.running ?? false

const canCopy = () => tab().draft.url !== '' && window.isSecureContext
const isOfSocket = () => isSocket(tab().draft)
/** Where it is said where to, and not what is to be sent there. */
const isAtUrlOfSocket = () => isOfSocket() && isWithin('url', document.activeElement)
/** Whether the composer is in front. */
const isComposing = () =>
  isOfSocket() && [undefined, 'messages'].includes(useUi.getState().sections[tab().id])
/** curl prints nothing of what goes over one. */
const canCopyCurl = () => canCopy() && !isOfSocket()
/** Not of a WebSocket. */
const isOverHttp = () => holdsRequest(tab()) && !isOfSocket()
const isConnected = () => !['closed', undefined].includes(stateOf(tab().id)?.state)

function goToSection(section: RequestSection): void {
  showSection(tab().id, section)
  focusLandmarkSoon('request')
}

async function copyUrl(): Promise<void> {
  try {
    await navigator.clipboard.writeText(tab().draft.url)
  } catch (thrown) {
    tellFailure('The URL could not be copied.', thrown)
  }
}

const ofRequest: readonly Command[] = [
  {
    id: 'request.send',
    title: 'Send request',
    keys: ['Mod+Enter'],
    when: () => holdsRequest(tab()) && !isRunning(),
    run: () => (isAtUrlOfSocket() ? connectAnew : sendTab)(tab().id)
  },
  {
    id: 'request.cancel',
    title: 'Cancel request',
    keys: ['Escape'],
    when: isRunning,
    run: () => useExchanges.getState().cancel(tab().id)
  },
  {
    id: 'request.repeat',
    title: 'Repeat request…',
    keys: ['Mod+Shift+Enter'],
    when: isOverHttp,
    run: () => openRepeat(tab().id)
  },
  {
    id: 'socket.connect',
    title: 'Connect the WebSocket',
    when: () => holdsRequest(tab()) && isOfSocket() && !isConnected(),
    run: () => connect(tab().id)
  },
  {
    id: 'socket.pauseAutomation',
    title: 'Pause or resume what the WebSocket sends by itself',
    when: () => isOfSocket() && tab().draft.automation !== undefined,
    run: () => pauseAutomation(tab().id)
  },
  {
    id: 'socket.disconnect',
    title: 'Disconnect the WebSocket',
    when: () => isOfSocket() && isConnected(),
    run: () => disconnect(tab().id)
  },
  {
    id: 'socket.sendFile',
    title: 'Send a file as a message…',
    when: isOfSocket,
    run: () => chooseFileToSend(tab().id)
  },
  {
    id: 'socket.sent',
    title: 'Show what was sent…',
    when: isOfSocket,
    run: () => openDialog({ kind: 'sent', tabId: tab().id })
  },
  {
    id: 'socket.older',
    title: 'Bring back what was sent before',
    keys: ['Alt+ArrowUp'],
    within: 'request',
    when: isComposing,
    run: () => recall(tab().id, 'older')
  },
  {
    id: 'socket.newer',
    title: 'Bring back what was sent after',
    keys: ['Alt+ArrowDown'],
    within: 'request',
    when: isComposing,
    run: () => recall(tab().id, 'newer')
  },
  {
    id: 'socket.closeWith',
    title: 'Close the WebSocket with a code…',
    when: () => isOfSocket() && stateOf(tab().id)?.state === 'open',
    run: () => openDialog({ kind: 'closeSocket', tabId: tab().id })
  },
  { id: 'request.focusUrl', title: 'Go to URL', keys: ['Mod+L'], run: () => focusLandmark('url') },
  {
    id: 'request.messages',
    title: 'Show messages of the WebSocket',
    keys: ['Alt+M'],
    when: isOfSocket,
    run: () => goToSection('messages')
  },
  {
    id: 'request.automation',
    title: 'Show automation of the WebSocket',
    when: isOfSocket,
    run: () => goToSection('automation')
  },
  {
    id: 'request.params',
    title: 'Show request params',
    keys: ['Alt+P'],
    run: () => goToSection('params')
  },
  {
    id: 'request.headers',
    title: 'Show request headers',
    keys: ['Alt+H'],
    run: () => goToSection('headers')
  },
  { id: 'request.auth', title: 'Show request auth', keys: ['Alt+A'], run: () => goToSection('auth') },
  {
    id: 'request.body',
    title: 'Show request body',
    keys: ['Alt+B'],
    when: isOverHttp,
    run: () => goToSection('body')
  },
  {
    id: 'request.variables',
    title: 'Show request variables',
    run: () => goToSection('variables')
  },
  {
    id: 'request.tests',
    title: 'Show request tests',
    when: isOverHttp,
    run: () => goToSection('tests')
  },
  {
    id: 'request.settings',
    title: 'Show request settings',
    keys: ['Alt+S'],
    run: () => goToSection('settings')
  },
  { id: 'request.docs', title: 'Show request docs', run: () => goToSection('docs') },
  {
    id: 'request.copyCurl',
    title: 'Copy as curl',
    when: canCopyCurl,
    run: () => void copyAsCurl(tab().id, false)
  },
  {
    id: 'request.copyCurlWithSecrets',
    title: 'Copy as curl with secrets',
    when: canCopyCurl,
    run: () => void copyAsCurl(tab().id, true)
  },
  {
    id: 'request.copyUrl',
    title: 'Copy URL',
    when: canCopy,
    run: () => void copyUrl()
  },
  {
    id: 'response.focus',
    title: 'Go to response',
    keys: ['Mod+J'],
    when: () => findLandmark('response') !== null,
    run: () => focusLandmark('response')
  }
]

/** What can be done with the request in front. While a view is there, there is none. */
export const requestCommands: readonly Command[] = ofRequest.map(command => ({
  ...command,
  when: () => !viewInFront() && isAvailable(command)
}))
