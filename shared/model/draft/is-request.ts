import type { Draft } from './draft.ts'

/** Whether a draft can be sent. A folder and a collection only hand something down. */
export function isRequest({ type }: Pick<Draft, 'type'>): boolean {
  return type !== 'folder' && type !== 'collection'
}

/** Whether it opens a WebSocket; else what can be sent goes over HTTP. */
export function isSocket({ type }: Pick<Draft, 'type'>): boolean {
  return type === 'websocket'
}
