import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import type { Port } from '#shared/rpc/port.ts'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'

export interface OpenCarrier {
  /** The asker's end. */
  client: Port
  /** The end that is served. */
  host: Port
  close(): Promise<void>
}

/** A way for frames to travel, both ends in this process. */
export interface Carrier {
  name: string
  open(): Promise<OpenCarrier>
}

export const memoryCarrier: Carrier = {
  name: 'memory',
  async open() {
    const [client, host] = createMemoryPorts()
    return { client, host, close: async () => client.close() }
  }
}

export const messageChannelCarrier: Carrier = {
  name: 'MessageChannel',
  async open() {
    const { port1, port2 } = new MessageChannel()
    const client = createMessagePort(port1)
    return { client, host: createMessagePort(port2), close: async () => client.close() }
  }
}

export const webSocketCarrier: Carrier = {
  name: 'WebSocket',
  async open() {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await once(server, 'listening')
    const accepted = once(server, 'connection')
    const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const client = createWebSocketPort(socket)
    const [served] = (await accepted) as [WebSocket]
    return {
      client,
      host: createWebSocketPort(served),
      async close() {
        socket.terminate()
        await new Promise(resolve => server.close(resolve))
      }
    }
  }
}

export const carriers = [memoryCarrier, messageChannelCarrier, webSocketCarrier]
