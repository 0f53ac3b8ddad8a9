import { bodyInFront, openBody, saveBody } from '../state/body-files.ts'
import { type BodyTool, hasBodyTool, runBodyTool } from '../state/body-tools.ts'
import { useHost } from '../state/host.ts'
import type { NamedBody } from '../state/named-body.ts'
import type { Command } from './command.ts'
import type { KeyChord } from './key-chord.ts'

/** What can be done with the body of the response in front. */
export const responseCommands: readonly Command[] = [
  ofBody('find', 'response.find', 'Find in response', 'Mod+F'),
  ofBody('next', 'response.findNext', 'Find next in response', 'F3'),
  ofBody('previous', 'response.findPrevious', 'Find previous in response', 'Shift+F3'),
  ofBody('filter', 'response.filter', 'Filter response', 'Alt+Shift+F'),
  ofBody('line', 'response.goToLine', 'Go to line in response', 'Mod+G'),
  ofBody('path', 'response.copyPath', 'Copy path of value in response', 'Alt+Shift+C'),
  ofBody('value', 'response.copyValue', 'Copy value in response', 'Alt+Shift+V'),
  {
    id: 'response.saveBody',
    title: 'Save response body…',
    when: () => bodyInFront() !== undefined,
    run: () => withBody(saveBody)
  },
  {
    id: 'response.openBody',
    title: 'Open response body in another program',
    when: () => bodyInFront() !== undefined && canOpenFiles(),
    run: () => withBody(openBody)
  }
]

function canOpenFiles(): boolean {
  return useHost.getState().shell?.features.openFile.available ?? false
}

function withBody(act: (named: NamedBody) => void): void {
  const named = bodyInFront()
  if (named) act(named)
}

function ofBody(tool: BodyTool, id: string, title: string, chord: KeyChord): Command {
  return {
    ...{ id, title, keys: [chord], within: 'response' },
    when: () => hasBodyTool(tool),
    run: () => runBodyTool(tool)
  }
}
